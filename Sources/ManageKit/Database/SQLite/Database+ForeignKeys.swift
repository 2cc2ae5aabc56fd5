import GRDB

/// A foreign key that refused; its columns are separated by commas, nil where it may have been another key.
typealias RefusingForeignKey = (table: String, column: String?)

extension GRDB.Database {
  /// Which foreign key refused `statement`; nil where several may have, of several tables. SQLite itself says no more
  /// than "FOREIGN KEY constraint failed".
  func refusingForeignKey(of statement: String) throws -> RefusingForeignKey? {
    let verb = statement.prefix { $0.isASCII && $0.isLetter }.uppercased()
    if ["COMMIT", "END", "RELEASE"].contains(verb) { return try violatedForeignKey() }
    guard let table = SQL.target(of: statement) else { return nil }
    let keys = try (verb == "DELETE" ? [] : foreignKeys(of: table)) + (verb == "INSERT" ? [] : foreignKeys(to: table))
    return keys.count == 1 ? keys[0] : (table, nil)
  }

  /// The violations that a deferred check finds while its transaction is still open; rows from a time without checks
  /// are among them.
  private func violatedForeignKey() throws -> RefusingForeignKey? {
    let violated = try GRDB.Row.fetchAll(
      self, sql: "SELECT DISTINCT \"table\", fkid FROM pragma_foreign_key_check LIMIT 2")
    guard violated.count == 1 else { return nil }
    let table: String = violated[0]["table"]
    return try keys("WHERE child.name = ? AND key.id = ?", [table, violated[0]["fkid"] as Int]).first
  }

  private func foreignKeys(of table: String) throws -> [RefusingForeignKey] {
    try keys("WHERE child.name = ? COLLATE NOCASE", [table])
  }

  private func foreignKeys(to table: String) throws -> [RefusingForeignKey] {
    try keys("WHERE key.\"table\" = ?1 COLLATE NOCASE AND child.name <> ?1 COLLATE NOCASE", [table])
  }

  private func keys(_ condition: String, _ arguments: StatementArguments) throws -> [RefusingForeignKey] {
    let sql = """
      SELECT child.name, group_concat(key."from", ', ')
      FROM sqlite_schema AS child, pragma_foreign_key_list(child.name) AS key
      \(condition) AND child.type = 'table' GROUP BY child.name, key.id
      """
    return try GRDB.Row.fetchAll(self, sql: sql, arguments: arguments).map { ($0[0], $0[1]) }
  }
}
