/// One value of a result, in PostgreSQL's text format.
public struct PostgresCell: Sendable {
  private let storage: ResultStorage
  private let row: Int
  private let columnIndex: Int

  init(storage: ResultStorage, row: Int, column: Int) {
    self.storage = storage
    self.row = row
    columnIndex = column
  }

  /// The column it stands in.
  public var column: PostgresColumn { storage.columns[columnIndex] }

  /// The value's text as the server wrote it, `nil` for null.
  public var bytes: ArraySlice<UInt8>? {
    storage.range(row: row, column: columnIndex).map { storage.bytes[$0] }
  }

  /// The column's type, as in the catalogue `pg_type`.
  public var typeOID: UInt32 { storage.columns[columnIndex].typeOID }
  /// Whether it is SQL's NULL.
  public var isNull: Bool { bytes == nil }

  /// Any type's text, such as `2026-11-22 23:07:53+00` or `\x00ff`; `nil` for null.
  public var text: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }

  /// Reads the cell as a Swift type.
  /// - Throws: `PostgresError.undecodable`, null included unless the type is optional.
  public func decode<Value: PostgresDecodable>(as type: Value.Type = Value.self) throws(PostgresError) -> Value {
    guard let value = Value(postgres: self) else {
      let expected = isNull ? "\(Value.self), for it is null" : "\(Value.self)"
      throw .undecodable(column: column.name, typeOID: typeOID, expected: expected)
    }
    return value
  }

  /// The value by its column's type; types without a case of their own (numeric, uuid, inet, json, …) are text.
  /// - Throws: `PostgresError.undecodable` for what the Swift type can't hold, such as the timestamp `infinity`.
  public func value() throws(PostgresError) -> PostgresValue {
    guard !isNull else { return .null }
    return switch typeOID {
    case TypeOID.bool: .bool(try decode())
    case TypeOID.int2, TypeOID.int4, TypeOID.int8, TypeOID.oid: .int64(try decode())
    case TypeOID.float4, TypeOID.float8: .double(try decode())
    case TypeOID.bytea: .bytes(try decode())
    case TypeOID.timestamp, TypeOID.timestamptz: .timestamp(try decode())
    default: .text(try decode())
    }
  }
}
