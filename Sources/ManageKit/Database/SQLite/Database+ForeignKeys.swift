import GRDB

/// A foreign key of a table.
struct SQLiteForeignKey {
  let table: String
  /// Its number within the table.
  let id: Int
  let columns: [String]
}

extension GRDB.Database {
  /// Which foreign key refused `sql`; nil where that can't be told. SQLite itself says no more than "FOREIGN KEY
  /// constraint failed".
  func refusingForeignKey(of sql: SQL) throws -> SQLiteForeignKey? {
    let statement = sql.text(for: .sqlite)
    let verb = statement.prefix { $0.isASCII && $0.isLetter }.uppercased()
    if ["COMMIT", "END", "RELEASE"].contains(verb) { return try violatedForeignKey() }
    guard let table = SQL.target(of: statement) else { return nil }
    let keys = try (verb == "DELETE" ? [] : foreignKeys(of: table)) + (verb == "INSERT" ? [] : foreignKeys(to: table))
    return try keys.count > 1 ? violatedForeignKey(of: keys, by: sql) : keys.first
  }

  /// The violations that a deferred check finds while its transaction is still open; rows from a time without checks
  /// are among them.
  private func violatedForeignKey() throws -> SQLiteForeignKey? {
    let violated = try GRDB.Row.fetchAll(
      self, sql: "SELECT DISTINCT \"table\", fkid FROM pragma_foreign_key_check LIMIT 2")
    guard violated.count == 1 else { return nil }
    return try foreignKeys("WHERE child.name = ? AND key.id = ?", [violated[0][0] as String, violated[0][1] as Int])
      .first
  }

  /// Runs the statement again with its checks put off, looks which key then has more rows that break it, and undoes it.
  private func violatedForeignKey(of keys: [SQLiteForeignKey], by sql: SQL) throws -> SQLiteForeignKey? {
    try execute(sql: "SAVEPOINT manage_check")
    // The pragma ends with the transaction, which goes on where the statement was part of one.
    defer {
      try? execute(sql: "ROLLBACK TO manage_check; RELEASE manage_check; PRAGMA defer_foreign_keys = OFF")
    }
    let before = try keys.map(violationCount)
    try execute(sql: "PRAGMA defer_foreign_keys = ON")
    _ = try cachedStatement(sql: sql.text(for: .sqlite)).result(of: sql, in: self)
    return try zip(keys, before).first { key, count in try violationCount(of: key) > count }?.0
  }

  private func violationCount(of key: SQLiteForeignKey) throws -> Int {
    let sql = "SELECT count(*) FROM pragma_foreign_key_check(?) WHERE fkid = ?"
    return try Int.fetchOne(self, sql: sql, arguments: [key.table, key.id]) ?? 0
  }

  private func foreignKeys(of table: String) throws -> [SQLiteForeignKey] {
    try foreignKeys("WHERE child.name = ? COLLATE NOCASE", [table])
  }

  private func foreignKeys(to table: String) throws -> [SQLiteForeignKey] {
    try foreignKeys("WHERE key.\"table\" = ?1 COLLATE NOCASE AND child.name <> ?1 COLLATE NOCASE", [table])
  }

  private func foreignKeys(_ condition: String, _ arguments: StatementArguments) throws -> [SQLiteForeignKey] {
    let sql = """
      SELECT child.name, key.id, group_concat(key."from", ', ')
      FROM sqlite_schema AS child, pragma_foreign_key_list(child.name) AS key
      \(condition) AND child.type = 'table' GROUP BY child.name, key.id
      """
    return try GRDB.Row.fetchAll(self, sql: sql, arguments: arguments).map { row in
      let columns: String = row[2]
      return SQLiteForeignKey(table: row[0], id: row[1], columns: columns.split(separator: ", ").map(String.init))
    }
  }
}
