import GRDB

/// A statement between two of its steps, which only its connection's queue touches.
final class SQLiteCursor<Element: Sendable>: @unchecked Sendable {
  private let sql: SQL
  private let decode: RowDecoding<Element>
  private var cursor: DecodingCursor<Element>?

  init(_ sql: SQL, _ decode: @escaping RowDecoding<Element>) {
    self.sql = sql
    self.decode = decode
  }

  /// At most `count` more rows; fewer at the end.
  func next(_ count: Int, in database: GRDB.Database) throws -> [Element] {
    let cursor = try self.cursor ?? begin(in: database)
    var rows: [Element] = []
    while rows.count < count, let row = try cursor.next() { rows.append(row) }
    return rows
  }

  private func begin(in database: GRDB.Database) throws -> DecodingCursor<Element> {
    // Not the cached one, which others may run in between.
    let statement = try database.makeStatement(sql: sql.text(for: .sqlite))
    try statement.bind(sql.values)
    let cursor = DecodingCursor(statement, decode)
    self.cursor = cursor
    return cursor
  }

  func end() {
    cursor = nil
  }
}
