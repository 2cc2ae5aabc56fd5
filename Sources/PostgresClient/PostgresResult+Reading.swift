import CPostgres

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Cells as Swift values, straight from libpq's memory. Row and column must exist.
///
/// Each is `nil` for null as well as for a column of another type and for a value that doesn't fit; `isNull` tells
/// which.
extension PostgresResult {
  /// Whether the cell is SQL's NULL.
  public func isNull(row: Int, column: Int) -> Bool {
    text(row, column) == nil
  }

  /// Lends the cell's text as the server wrote it, in UTF-8 and only for the length of the closure; `nil` for null.
  public func withBytes<Result>(
    row: Int, column: Int, _ body: (UnsafeRawBufferPointer?) throws -> Result
  ) rethrows -> Result {
    try withExtendedLifetime(handle) { try body(text(row, column)) }
  }

  /// Reads every type, as the server writes it.
  public func string(row: Int, column: Int) -> String? {
    withText(row, column) { String(decoding: $0, as: UTF8.self) }
  }

  /// Reads `bool`.
  public func bool(row: Int, column: Int) -> Bool? {
    guard typeOID(column: column) == TypeOID.bool else { return nil }
    return withText(row, column) { $0.first == UInt8(ascii: "t") }
  }

  /// Reads `int2`, `int4`, `int8`, `oid` and whole `numeric`.
  public func int64(row: Int, column: Int) -> Int64? {
    switch typeOID(column: column) {
    case TypeOID.int8, TypeOID.int4, TypeOID.int2, TypeOID.oid, TypeOID.numeric:
      withText(row, column, TextFormat.integer)
    default: nil
    }
  }

  /// Reads `float4`, `float8`, `numeric` and integers, to the nearest value.
  public func double(row: Int, column: Int) -> Double? {
    switch typeOID(column: column) {
    case TypeOID.float8, TypeOID.float4, TypeOID.numeric, TypeOID.int2, TypeOID.int4, TypeOID.int8:
      withText(row, column, TextFormat.double)
    default: nil
    }
  }

  /// Reads `numeric` and integers exactly, to 38 digits.
  public func decimal(row: Int, column: Int) -> Decimal? {
    switch typeOID(column: column) {
    case TypeOID.numeric, TypeOID.int2, TypeOID.int4, TypeOID.int8: withText(row, column, TextFormat.decimal)
    default: nil
    }
  }

  /// Reads `timestamptz`, and `timestamp` and `date` as UTC.
  public func date(row: Int, column: Int) -> Date? {
    switch typeOID(column: column) {
    case TypeOID.timestamptz, TypeOID.timestamp, TypeOID.date: withText(row, column, PostgresTimestamp.date)
    default: nil
    }
  }

  /// Reads `date`, as a day of the Gregorian calendar.
  public func calendarDate(row: Int, column: Int) -> (year: Int, month: Int, day: Int)? {
    guard typeOID(column: column) == TypeOID.date else { return nil }
    return withText(row, column, PostgresTimestamp.calendarDate)
  }

  /// Reads `uuid`, and text that spells one.
  public func uuid(row: Int, column: Int) -> UUID? {
    withText(row, column, TextFormat.uuid)
  }

  /// Reads `bytea`.
  public func data(row: Int, column: Int) -> Data? {
    guard typeOID(column: column) == TypeOID.bytea else { return nil }
    return withText(row, column) { TextFormat.bytes($0).map { Data($0) } }
  }

  func withText<Value>(_ row: Int, _ column: Int, _ read: (UnsafeRawBufferPointer) -> Value?) -> Value? {
    withExtendedLifetime(handle) { text(row, column).flatMap(read) }
  }

  /// The cell in libpq's memory. libpq checks row and column, and takes what doesn't exist for null.
  private func text(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer? {
    let (row, column) = (Int32(truncatingIfNeeded: row), Int32(truncatingIfNeeded: column))
    let length = PQgetlength(handle.pointer, row, column)
    if length == 0, PQgetisnull(handle.pointer, row, column) == 1 { return nil }
    return UnsafeRawBufferPointer(start: PQgetvalue(handle.pointer, row, column), count: Int(length))
  }
}
