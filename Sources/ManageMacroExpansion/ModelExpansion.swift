public import SwiftSyntax
import SwiftSyntaxBuilder
public import SwiftSyntaxMacros

/// `@Model`: makes a struct the model of a table.
open class ModelExpansion: MemberMacro, ExtensionMacro {
  public static func expansion(
    of node: AttributeSyntax, providingMembersOf declaration: some DeclGroupSyntax,
    conformingTo protocols: [TypeSyntax], in context: some MacroExpansionContext
  ) throws -> [DeclSyntax] {
    var problems = Problems()
    let model = ModelDeclaration(declaration, attribute: node, context: context, problems: &problems)
    problems.list.forEach(context.diagnose)
    guard let model, problems.list.isEmpty else { return [] }
    return model.members
  }

  public static func expansion(
    of node: AttributeSyntax, attachedTo declaration: some DeclGroupSyntax,
    providingExtensionsOf type: some TypeSyntaxProtocol, conformingTo protocols: [TypeSyntax],
    in context: some MacroExpansionContext
  ) throws -> [ExtensionDeclSyntax] {
    var problems = Problems()
    let model = ModelDeclaration(declaration, attribute: node, context: context, problems: &problems)
    guard model != nil, problems.list.isEmpty, !protocols.isEmpty else { return [] }
    return [try ExtensionDeclSyntax("extension \(type.trimmed): ManageKit.Model {}")]
  }
}
