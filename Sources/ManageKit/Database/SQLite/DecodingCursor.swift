import GRDB

/// Steps a statement and decodes each row where it lies.
final class DecodingCursor<Element>: DatabaseCursor {
  let _statement: Statement
  var _isDone = false
  private let decodeRow: (inout RowDecoder) throws -> Element
  private let columnCount: Int

  init(_ statement: Statement, _ decodeRow: @escaping (inout RowDecoder) throws -> Element) {
    _statement = statement
    self.decodeRow = decodeRow
    columnCount = statement.columnCount
  }

  func _element(sqliteStatement: SQLiteStatement) throws -> Element {
    var decoder = RowDecoder(.sqlite(SQLiteCells(statement: sqliteStatement)), columnCount: columnCount)
    return try decodeRow(&decoder)
  }
}
