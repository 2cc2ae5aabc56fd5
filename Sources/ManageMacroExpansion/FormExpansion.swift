public import SwiftSyntax
import SwiftSyntaxBuilder
public import SwiftSyntaxMacros

/// `@Form`: makes a struct a form.
open class FormExpansion: MemberMacro, ExtensionMacro {
  public static func expansion(
    of node: AttributeSyntax, providingMembersOf declaration: some DeclGroupSyntax,
    conformingTo protocols: [TypeSyntax], in context: some MacroExpansionContext
  ) throws -> [DeclSyntax] {
    var problems = Problems()
    let form = FormDeclaration(declaration, problems: &problems)
    problems.list.forEach(context.diagnose)
    guard let form, problems.list.isEmpty else { return [] }
    return [form.fields, form.initializer]
  }

  public static func expansion(
    of node: AttributeSyntax, attachedTo declaration: some DeclGroupSyntax,
    providingExtensionsOf type: some TypeSyntaxProtocol, conformingTo protocols: [TypeSyntax],
    in context: some MacroExpansionContext
  ) throws -> [ExtensionDeclSyntax] {
    var problems = Problems()
    let form = FormDeclaration(declaration, problems: &problems)
    guard form != nil, problems.list.isEmpty, !protocols.isEmpty else { return [] }
    return [try ExtensionDeclSyntax("extension \(type.trimmed): ManageKit.Form {}")]
  }
}

/// `@Input`: a mark that `@Form` reads, which expands to nothing.
open class InputExpansion: PeerMacro {
  public static func expansion(
    of node: AttributeSyntax, providingPeersOf declaration: some DeclSyntaxProtocol,
    in context: some MacroExpansionContext
  ) throws -> [DeclSyntax] {
    let form = context.lexicalContext.first?.asProtocol((any DeclGroupSyntax).self)
    if form?.attributes.named("Form") == nil || !declaration.is(VariableDeclSyntax.self) {
      context.diagnose(ModelDiagnostic.inputOutsideForm.at(node))
    }
    return []
  }
}
