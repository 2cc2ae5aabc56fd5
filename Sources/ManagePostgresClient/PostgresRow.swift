/// One row of a result.
public struct PostgresRow: Sendable {
  let result: PostgresResult
  let index: Int

  /// The columns of the result, the same for every row; made on each call.
  public var columns: [PostgresColumn] { result.columns }

  /// The cell at this position, which must be one of `columns.indices`.
  public subscript(column: Int) -> PostgresCell {
    PostgresCell(result: result, row: index, columnIndex: column)
  }

  /// The first cell of this name, `nil` if the result has no such column.
  public subscript(name: String) -> PostgresCell? {
    result.column(named: name).map { self[$0] }
  }

  /// Reads a cell by position.
  /// - Throws: `PostgresError.undecodable`, or `missingColumn` beyond the last one.
  public func decode<Value: PostgresDecodable>(
    _ column: Int, as type: Value.Type = Value.self
  ) throws(PostgresError) -> Value {
    guard 0..<result.columnCount ~= column else { throw .missingColumn("\(column)") }
    return try self[column].decode()
  }

  /// Reads a cell by its column's name.
  /// - Throws: `PostgresError.undecodable`, or `missingColumn`.
  public func decode<Value: PostgresDecodable>(
    _ name: String, as type: Value.Type = Value.self
  ) throws(PostgresError) -> Value {
    guard let cell = self[name] else { throw .missingColumn("\"\(name)\"") }
    return try cell.decode()
  }
}
