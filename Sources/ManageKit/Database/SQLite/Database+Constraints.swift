import GRDB

extension GRDB.Database {
  /// The columns that a check or an index over expressions reads, by its definition: SQLite names it alone, and a check
  /// without a name by its condition.
  func columns(of constraint: String, on table: String) throws -> [String] {
    let definition = try String.fetchOne(
      self,
      sql: """
        SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?1
        UNION ALL SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?2 COLLATE NOCASE LIMIT 1
        """, arguments: [constraint, table])
    let names = SQL.names(in: definition.flatMap { Self.condition(of: constraint, in: $0) } ?? constraint)
    return try String.fetchAll(self, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table])
      .filter { names.contains($0.lowercased()) }
  }

  /// The text in the parentheses after the constraint's name.
  private static func condition(of constraint: String, in definition: String) -> String? {
    let name = definition.ranges(of: constraint).first { name in
      definition[..<name.lowerBound].wholeMatch(of: /(?is).*\b(?:CONSTRAINT|INDEX|EXISTS)\s+["`\[]?/) != nil
    }
    return name.flatMap { SQL.parenthesized(definition[$0.upperBound...]) }
  }
}
