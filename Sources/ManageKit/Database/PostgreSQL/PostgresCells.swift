import Foundation
import PostgresClient

/// A row of PostgreSQL's answer, read in libpq's own memory. A value of another type than the one asked for is nil.
struct PostgresCells {
  let result: PostgresResult
  var row: Int

  func isNull(_ column: Int) -> Bool { result.isNull(row: row, column: column) }

  func integer(_ column: Int) -> Int64? { result.int64(row: row, column: column) }

  func bool(_ column: Int) -> Bool? { result.bool(row: row, column: column) }

  func double(_ column: Int) -> Double? { result.double(row: row, column: column) }

  func date(_ column: Int) -> Date? { result.date(row: row, column: column) }

  func data(_ column: Int) -> Data? { result.data(row: row, column: column) }

  func uuid(_ column: Int) -> UUID? { result.uuid(row: row, column: column) }

  func decimal(_ column: Int) -> Decimal? { result.decimal(row: row, column: column) }

  /// Of text and all types that have no Swift type of their own, such as `inet` and `jsonb`.
  func text(_ column: Int) -> String? {
    guard !Self.typesWithoutText.contains(result.typeOID(column: column)) else { return nil }
    return result.string(row: row, column: column)
  }

  func calendarDate(_ column: Int) -> CalendarDate? {
    result.calendarDate(row: row, column: column).flatMap { CalendarDate(year: $0.year, month: $0.month, day: $0.day) }
  }

  /// Nil for what Swift's types can't hold, such as the timestamp `infinity`.
  func value(_ column: Int) -> DatabaseValue? {
    (try? result.rows[row][column].value()).map(DatabaseValue.init)
  }

  func name(_ column: Int) -> String { result.columnName(column) }

  func kind(_ column: Int) -> String { value(column)?.kind ?? "a value out of range" }

  /// bool, bytea, int8, int2, int4, oid, float4, float8, timestamp and timestamptz, by their numbers in `pg_type`.
  private static let typesWithoutText: [UInt32] = [16, 17, 20, 21, 23, 26, 700, 701, 1114, 1184]
}
