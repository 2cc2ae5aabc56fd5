import SwiftSyntax
import SwiftSyntaxBuilder

/// A stored property of a model: one column.
struct Property {
  /// The name as the source has it, in backticks where it is a keyword.
  let name: TokenSyntax
  let type: TypeSyntax
  /// The value that the declaration gives it.
  let initialValue: ExprSyntax?
  let isVariable: Bool
  let access: AccessLevel
  let declaration: VariableDeclSyntax
  let binding: PatternBindingSyntax

  var id: AttributeSyntax? { declaration.attributes.named("ID") }
  var field: AttributeSyntax? { declaration.attributes.named("Field") }
  var references: AttributeSyntax? { declaration.attributes.named("References") }
  var createdAt: AttributeSyntax? { declaration.attributes.named("CreatedAt") }
  var updatedAt: AttributeSyntax? { declaration.attributes.named("UpdatedAt") }

  /// The name without backticks.
  var bareName: String { name.text.replacing("`", with: "") }

  /// The type without its question mark.
  var wrappedType: TypeSyntax { type.unwrapped ?? type }

  var typeName: String { type.trimmedDescription }

  var isOptional: Bool { type.unwrapped != nil }

  /// The column's name: as the marker says, or in snake case, with Django's `_id` behind that of a reference.
  var column: String {
    if let column = columnArgument?.literalText { return column }
    let column = bareName.snakeCased
    return references == nil || column.hasSuffix("_id") ? column : column + "_id"
  }

  var columnArgument: ExprSyntax? {
    field?.argument("column") ?? references?.argument("column")
  }

  /// The model that a reference names: `User` of `User.self`.
  var target: ExprSyntax? {
    guard let access = references?.argument(nil)?.as(MemberAccessExprSyntax.self),
      access.declName.baseName.tokenKind == .keyword(.self)
    else { return nil }
    return access.base?.trimmed
  }

  /// Whether the database makes the key: an integer that isn't a reference.
  var isGenerated: Bool {
    guard let id, references == nil, id.flag("generated", absent: true) else { return false }
    return ["Int", "Int16", "Int32", "Int64"].contains(type.bareName)
  }

  /// Whether the time of writing fills it.
  var isTimestamp: Bool { createdAt != nil || updatedAt != nil }

  /// The property's default: its value, else that of the column, else nothing if it may be nothing.
  var defaultValue: ExprSyntax? {
    initialValue?.trimmed ?? field?.argument("default")?.trimmed
      ?? (isOptional && isVariable ? "nil" : nil)
  }
}

extension TypeSyntax {
  /// `T` of `T?` and `Optional<T>`, nil for others.
  var unwrapped: TypeSyntax? {
    if let optional = self.as(OptionalTypeSyntax.self) { return optional.wrappedType }
    guard let generic = self.as(IdentifierTypeSyntax.self), generic.name.text == "Optional",
      let argument = generic.genericArgumentClause?.arguments.first?.argument.as(TypeSyntax.self)
    else { return nil }
    return argument
  }

  /// The name without `Swift.` or `Foundation.`
  var bareName: String {
    let text = trimmedDescription
    return text.split(separator: ".").count == 2 && (text.hasPrefix("Swift.") || text.hasPrefix("Foundation."))
      ? String(text.drop { $0 != "." }.dropFirst()) : text
  }
}
