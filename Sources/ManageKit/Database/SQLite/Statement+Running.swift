import Foundation
import GRDB
import GRDBSQLite

extension Statement {
  /// Decodes all rows.
  func rows<T>(of sql: SQL, _ decode: @escaping (inout RowDecoder) throws -> T) throws -> [T] {
    try bind(sql.values)
    defer { sqlite3_reset(sqliteStatement) }
    let cursor = DecodingCursor(self, decode)
    var rows: [T] = []
    while let row = try cursor.next() { rows.append(row) }
    return rows
  }

  /// Runs to the end, with whatever it returns.
  func result(of sql: SQL, in database: GRDB.Database) throws -> StatementResult {
    let columns = RowColumns(columnNames)
    let changesBefore = database.totalChangesCount
    let rows = try rows(of: sql) { decoder in
      Row(columns: columns, values: try columns.names.map { _ in try decoder.decode() })
    }
    // Not the total's difference, which counts what cascades and triggers changed too.
    let hasChanged = database.totalChangesCount != changesBefore
    return StatementResult(rows: rows, affectedRows: hasChanged ? database.changesCount : 0)
  }

  /// Runs a statement that returns no rows.
  func run(_ values: [DatabaseValue]) throws {
    try bind(values)
    defer { sqlite3_reset(sqliteStatement) }
    _ = try DecodingCursor(self) { _ in }.next()
  }

  /// Binds `values` to the placeholders.
  ///
  /// Throws `DatabaseError.refused` for one that SQLite would change without a word or has no room for.
  func bind(_ values: [DatabaseValue]) throws(DatabaseError) {
    sqlite3_reset(sqliteStatement)
    sqlite3_clear_bindings(sqliteStatement)
    let count = Int(sqlite3_bind_parameter_count(sqliteStatement))
    guard count == values.count else {
      throw refusal("the statement has \(count) placeholders and \(values.count) values")
    }
    for (index, value) in values.enumerated() {
      do throws(UnbindableValue) {
        try value.bind(to: sqliteStatement, at: Int32(index + 1))
      } catch {
        throw refusal("invalid value for ?\(index + 1): \(error.reason)")
      }
    }
  }

  private func refusal(_ message: String) -> DatabaseError {
    .refused(StatementError(kind: .invalidValue, code: "client", message: message, sql: sql))
  }
}
