/// A table that a statement creates: `CREATE [UNLOGGED] TABLE [IF NOT EXISTS] [schema.]name`.
struct CreatedTable {
  /// As the database writes it: bare names in small letters on PostgreSQL.
  let schema: String?
  let name: String
  private let statement: String
  private let nameRange: Range<Int>

  /// Nil for any other statement, and for a temporary table.
  init?(_ statement: String, dialect: Dialect) {
    var rest = OpeningTokens(statement, dialect: dialect).tokens[...]
    guard rest.popFirst()?.keyword == "CREATE" else { return nil }
    if rest.first?.keyword == "UNLOGGED" { rest.removeFirst() }
    guard rest.popFirst()?.keyword == "TABLE" else { return nil }
    if rest.prefix(3).map(\.keyword) == ["IF", "NOT", "EXISTS"] { rest.removeFirst(3) }
    guard let first = rest.popFirst(), let firstName = first.name(dialect) else { return nil }
    if rest.first?.token == .symbol("."), let second = rest.dropFirst().first, let name = second.name(dialect) {
      (schema, self.name) = (firstName, name)
      nameRange = first.range.lowerBound..<second.range.upperBound
    } else {
      (schema, name) = (nil, firstName)
      nameRange = first.range
    }
    self.statement = statement
  }

  /// As SQL names it.
  var qualifiedName: String { [schema, name].compactMap(\.self).map(Self.quoted).joined(separator: ".") }

  /// The statement, with the table in another schema.
  func statement(inSchema schema: String) -> String {
    let bytes = Array(statement.utf8)
    let text = { (part: ArraySlice<UInt8>) in String(decoding: part, as: UTF8.self) }
    return text(bytes[..<nameRange.lowerBound]) + "\(Self.quoted(schema)).\(Self.quoted(name))"
      + text(bytes[nameRange.upperBound...])
  }

  private static func quoted(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }
}
