import SwiftSyntax
import SwiftSyntaxMacros

/// A struct with `@Model`, as the source has it.
struct ModelDeclaration {
  let structure: StructDeclSyntax
  let attribute: AttributeSyntax
  let access: AccessLevel
  let properties: [Property]
  let key: Property

  var name: String { structure.name.text }

  /// Nil where `problems` says why.
  init?(
    _ declaration: some DeclGroupSyntax, attribute: AttributeSyntax, context: some MacroExpansionContext,
    problems: inout Problems
  ) {
    guard let structure = declaration.as(StructDeclSyntax.self) else {
      problems.addNotStruct(declaration)
      return nil
    }
    if let generics = structure.genericParameterClause { problems.add(.generic, at: generics) }
    self.structure = structure
    self.attribute = attribute
    let extensionAccess = context.lexicalContext.first?.as(ExtensionDeclSyntax.self).flatMap {
      AccessLevel($0.modifiers)
    }
    let access = AccessLevel(structure.modifiers) ?? extensionAccess ?? .internal
    self.access = access
    properties = structure.memberBlock.members.compactMap { $0.decl.as(VariableDeclSyntax.self) }
      .flatMap { Property.all(of: $0, within: access, problems: &problems) }
    guard let key = properties.first(where: { $0.id != nil }) else {
      problems.addNoKey(structure, properties: properties, access: access)
      return nil
    }
    self.key = key
    check(&problems)
  }

  /// The properties that a draft has: all but what the database or the clock makes.
  var draftedProperties: [Property] { properties.filter { !$0.isGenerated && !$0.isTimestamp } }

  /// Whether the struct has a member of its own of this name, which the macro then doesn't write.
  func declares(_ member: String) -> Bool {
    structure.memberBlock.members.contains { item in
      if let variable = item.decl.as(VariableDeclSyntax.self) {
        return variable.bindings.contains { $0.pattern.trimmedDescription == member }
      }
      if let function = item.decl.as(FunctionDeclSyntax.self) { return function.fullName == member }
      if let initializer = item.decl.as(InitializerDeclSyntax.self) { return initializer.fullName == member }
      if let alias = item.decl.as(TypeAliasDeclSyntax.self) { return alias.name.text == member }
      return item.decl.as(StructDeclSyntax.self)?.name.text == member
    }
  }
}

extension FunctionDeclSyntax {
  /// `fieldValue(named:)`
  fileprivate var fullName: String { name.text + signature.parameterClause.labels }
}

extension InitializerDeclSyntax {
  /// `init(from:)`
  fileprivate var fullName: String { "init" + signature.parameterClause.labels }
}

extension FunctionParameterClauseSyntax {

  fileprivate var labels: String {
    "(" + parameters.map { $0.firstName.text.replacing("`", with: "") + ":" }.joined() + ")"
  }
}
