import ManagePostgresClient

extension PostgresCells {
  /// Of text and all types that have no Swift type of their own, such as `inet` and `jsonb`.
  func text(_ column: Int) -> String? {
    switch typeOID(column) {
    // bool, bytea, int8, int2, int4, oid, float4, float8, timestamp and timestamptz, by their numbers in `pg_type`.
    case 16, 17, 20, 21, 23, 26, 700, 701, 1114, 1184: nil
    default: string(column)
    }
  }

  func day(_ column: Int) -> CalendarDate? {
    calendarDate(column).flatMap { CalendarDate(year: $0.year, month: $0.month, day: $0.day) }
  }

  /// The value by its column's type. Nil for what Swift's types can't hold, such as the timestamp `infinity`; days and
  /// numbers of that kind are text.
  func databaseValue(_ column: Int) -> DatabaseValue? {
    let exact: DatabaseValue? =
      switch typeOID(column) {
      case Self.numeric: decimal(column).map(DatabaseValue.decimal)
      case Self.date: day(column).map(DatabaseValue.date)
      case Self.uuid: uuid(column).map(DatabaseValue.uuid)
      default: nil
      }
    return exact ?? value(column).map(DatabaseValue.init)
  }

  func kind(_ column: Int) -> String { databaseValue(column)?.kind ?? "a value out of range" }

  private static let (numeric, date, uuid): (UInt32, UInt32, UInt32) = (1700, 1082, 2950)
}
