/// One value of a result, in PostgreSQL's text format.
public struct PostgresCell: Sendable {
  let result: PostgresResult
  let row: Int
  let columnIndex: Int

  /// The column it stands in.
  public var column: PostgresColumn {
    PostgresColumn(
      name: result.columnName(columnIndex), typeOID: typeOID, tableOID: result.tableOID(column: columnIndex))
  }

  /// The value's text as the server wrote it, `nil` for null.
  public var bytes: ArraySlice<UInt8>? {
    read { $0.bytes($1).map { Array($0)[...] } }
  }

  /// The column's type, as in the catalogue `pg_type`.
  public var typeOID: UInt32 { result.typeOID(column: columnIndex) }
  /// Whether it is SQL's NULL.
  public var isNull: Bool { read { $0.isNull($1) } }

  /// Any type's text, such as `2026-11-22 23:07:53+00` or `\x00ff`; `nil` for null.
  public var text: String? { read { $0.string($1) } }

  func read<Value>(_ body: (PostgresCells, _ column: Int) -> Value) -> Value {
    result.withCells { cells in
      cells.row = row
      return body(cells, columnIndex)
    }
  }

  /// Reads the cell as a Swift type.
  /// - Throws: `PostgresError.undecodable`, null included unless the type is optional.
  public func decode<Value: PostgresDecodable>(as type: Value.Type = Value.self) throws(PostgresError) -> Value {
    guard let value = Value(postgres: self) else {
      let expected = isNull ? "\(Value.self), for it is null" : "\(Value.self)"
      throw .undecodable(column: result.columnName(columnIndex), typeOID: typeOID, expected: expected)
    }
    return value
  }

  /// The value by its column's type; types without a case of their own (numeric, uuid, inet, json, …) are text.
  /// - Throws: `PostgresError.undecodable` for what the Swift type can't hold, such as the timestamp `infinity`.
  public func value() throws(PostgresError) -> PostgresValue {
    guard let value = read({ $0.value($1) }) else {
      throw .undecodable(column: result.columnName(columnIndex), typeOID: typeOID, expected: "PostgresValue")
    }
    return value
  }
}
