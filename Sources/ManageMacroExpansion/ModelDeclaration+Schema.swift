import SwiftSyntax
import SwiftSyntaxBuilder

extension ModelDeclaration {
  /// The table as the autodetector, forms and the admin read it.
  var schema: DeclSyntax {
    let columns = properties.map { "    \($0.columnSchema),\n" }.joined()
    let parts = [
      argument(nil, as: "table"), argument("name", as: "name"), argument("plural", as: "pluralName"),
      "  columns: [\n\(columns)  ]", argument("indexes", as: "indexes"), argument("constraints", as: "checks"),
    ]
    return """
      \(raw: access.modifier)static let schema = ManageKit.Schema(
      \(raw: parts.compactMap(\.self).joined(separator: ",\n")))
      """
  }

  private func argument(_ label: String?, as name: String) -> String? {
    attribute.argument(label).map { "  \(name): \($0.trimmed)" }
  }
}

extension Property {
  fileprivate var columnSchema: String {
    let parts: [(label: String, value: String?)] = [
      ("property", StringLiteralExprSyntax(content: bareName).description),
      ("type", "(\(typeName)).self"),
      ("maxLength", argument("max")),
      ("digits", argument("digits")),
      ("places", argument("places")),
      ("default", constantValue),
      ("databaseDefault", argument("default")),
      ("isUnique", argument("unique")),
      ("isIndexed", argument("index") ?? (references != nil && argument("unique") == nil ? "true" : nil)),
      ("isPrimaryKey", id == nil ? nil : "true"),
      ("isGenerated", isGenerated ? "true" : nil),
      ("timestamp", createdAt == nil ? updatedAt == nil ? nil : ".updated" : ".created"),
      ("reference", referenceSchema),
      ("label", argument("label")),
      ("help", argument("help")),
      ("choices", argument("choices")),
      ("validators", argument("validators")),
      ("isSecret", argument("secret")),
    ]
    let list = parts.compactMap { label, value in value.map { "\(label): \($0)" } }.joined(separator: ", ")
    return "ManageKit.ColumnSchema(\(StringLiteralExprSyntax(content: column)), \(list))"
  }

  private var referenceSchema: String? {
    guard let references, let target else { return nil }
    let parts: [(label: String, value: ExprSyntax?)] = [
      ("onDelete", references.argument("onDelete")),
      ("isEnforcedByDatabase", references.argument("database")),
      ("relatedName", references.argument("relatedName")),
    ]
    let list = parts.compactMap { label, value in value.map { ", \(label): \($0.trimmed)" } }.joined()
    return "ManageKit.ReferenceSchema(\(target).self, key: (\(wrappedType.trimmed)).self\(list))"
  }

  private func argument(_ label: String) -> String? {
    (field ?? references)?.argument(label)?.trimmedDescription
  }

  /// The property's value if it is the same for every row: no call makes it, nor the clock.
  private var constantValue: String? {
    guard let initialValue, wrappedType.bareName != "Date", !initialValue.is(NilLiteralExprSyntax.self),
      !initialValue.tokens(viewMode: .sourceAccurate).contains(where: { $0.tokenKind == .leftParen })
    else { return nil }
    return initialValue.trimmedDescription
  }
}
