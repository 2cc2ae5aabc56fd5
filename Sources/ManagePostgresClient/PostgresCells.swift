import CManagePostgres
import ManageGroundwork

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The cells of a result's rows as Swift values, straight from libpq's memory: of use only within the closure that
/// `PostgresResult.withCells` lends it to.
///
/// The column must exist. Each reading is `nil` for null as well as for a column of another type and for a value that
/// doesn't fit; `isNull` tells which.
public struct PostgresCells {
  private let result: OpaquePointer
  private let types: UnsafePointer<Oid>
  private var position: Int32 = 0

  init(_ handle: ResultHandle) {
    result = handle.pointer
    types = handle.types
  }

  /// The row that is read, counted from 0.
  public var row: Int {
    get { Int(position) }
    set { position = Int32(truncatingIfNeeded: newValue) }
  }

  /// The column's type, as in the catalogue `pg_type`.
  public func typeOID(_ column: Int) -> UInt32 { types[column] }

  /// The column's name or alias.
  public func name(_ column: Int) -> String {
    PQfname(result, Int32(truncatingIfNeeded: column)).map { String(cString: $0) } ?? ""
  }

  /// Whether the cell is SQL's NULL.
  public func isNull(_ column: Int) -> Bool { text(column) == nil }

  /// The cell's text as the server wrote it, in UTF-8; `nil` for null.
  public func bytes(_ column: Int) -> UnsafeRawBufferPointer? { text(column) }

  /// Reads every type, as the server writes it.
  public func string(_ column: Int) -> String? {
    text(column).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Reads `bool`.
  public func bool(_ column: Int) -> Bool? {
    guard types[column] == TypeOID.bool else { return nil }
    return text(column).map { $0.first == UInt8(ascii: "t") }
  }

  /// Reads `int2`, `int4`, `int8`, `oid` and whole `numeric`.
  public func int64(_ column: Int) -> Int64? {
    switch types[column] {
    case TypeOID.int8, TypeOID.int4, TypeOID.int2, TypeOID.oid, TypeOID.numeric:
      text(column).flatMap(TextFormat.integer)
    default: nil
    }
  }

  /// Reads `float4`, `float8`, `numeric` and integers, to the nearest value.
  public func double(_ column: Int) -> Double? {
    switch types[column] {
    case TypeOID.float8, TypeOID.float4, TypeOID.numeric, TypeOID.int2, TypeOID.int4, TypeOID.int8:
      text(column).flatMap(TextFormat.double)
    default: nil
    }
  }

  /// Reads `numeric` and integers exactly, to 38 digits.
  public func decimal(_ column: Int) -> Decimal? {
    switch types[column] {
    case TypeOID.numeric, TypeOID.int2, TypeOID.int4, TypeOID.int8: text(column).flatMap(TextFormat.decimal)
    default: nil
    }
  }

  /// Reads `timestamptz`, and `timestamp` and `date` as UTC.
  public func date(_ column: Int) -> Date? {
    switch types[column] {
    case TypeOID.timestamptz, TypeOID.timestamp, TypeOID.date: text(column).flatMap(PostgresTimestamp.date)
    default: nil
    }
  }

  /// Reads `date`, as a day of the Gregorian calendar.
  public func calendarDate(_ column: Int) -> (year: Int, month: Int, day: Int)? {
    guard types[column] == TypeOID.date else { return nil }
    return text(column).flatMap(PostgresTimestamp.calendarDate).map { ($0.year, $0.month, $0.day) }
  }

  /// Reads `uuid`, and text that spells one.
  public func uuid(_ column: Int) -> UUID? { text(column).flatMap(TextFormat.uuid) }

  /// Reads `bytea`.
  public func data(_ column: Int) -> Data? { byteArray(column).map { Data($0) } }

  /// Reads `bytea`.
  func byteArray(_ column: Int) -> [UInt8]? {
    guard types[column] == TypeOID.bytea else { return nil }
    return text(column).flatMap(TextFormat.bytes)
  }

  /// The value by its column's type; types without a case of their own (numeric, uuid, inet, json, …) are text.
  public func value(_ column: Int) -> PostgresValue? {
    guard !isNull(column) else { return .null }
    return switch types[column] {
    case TypeOID.bool: bool(column).map { .bool($0) }
    case TypeOID.int2, TypeOID.int4, TypeOID.int8, TypeOID.oid: int64(column).map { .int64($0) }
    case TypeOID.float4, TypeOID.float8: double(column).map { .double($0) }
    case TypeOID.bytea: byteArray(column).map { .bytes($0) }
    case TypeOID.timestamp, TypeOID.timestamptz: date(column).map { .timestamp($0) }
    default: string(column).map { .text($0) }
    }
  }

  @inline(__always)
  private func text(_ column: Int) -> UnsafeRawBufferPointer? {
    let column = Int32(truncatingIfNeeded: column)
    let length = PQgetlength(result, position, column)
    if length == 0, PQgetisnull(result, position, column) == 1 { return nil }
    return UnsafeRawBufferPointer(start: PQgetvalue(result, position, column), count: Int(length))
  }
}
