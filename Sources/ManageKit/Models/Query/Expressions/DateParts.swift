public import Foundation

/// The parts of an instant or a day, as numbers: `$0.createdAt.parts.year`, `$0.createdAt.parts(in: seoul).hour`.
///
/// PostgreSQL: `CAST(EXTRACT(YEAR FROM "post"."created_at" AT TIME ZONE 'UTC') AS integer)`,
/// SQLite: `manage_date_part('year', "post"."created_at", 'UTC')`
public struct DateParts<Number: DatabaseValueConvertible, Day: DatabaseValueConvertible>: Sendable {
  private let isNullable: Bool
  /// Nil for a day, which is the same everywhere.
  private let zone: TimeZone?
  private let write: Selection.Clause

  fileprivate init<Value>(_ expression: SQLExpression<Value>, in zone: TimeZone?) {
    isNullable = expression.isNullable
    self.zone = zone
    write = { expression.writeOperand(to: &$0, atLeast: .primary) }
  }

  /// 2026
  public var year: SQLExpression<Number> { number("year", "EXTRACT(YEAR FROM ") }
  /// 1 to 4
  public var quarter: SQLExpression<Number> { number("quarter", "EXTRACT(QUARTER FROM ") }
  /// 1 to 12
  public var month: SQLExpression<Number> { number("month", "EXTRACT(MONTH FROM ") }
  /// 1 to 31
  public var day: SQLExpression<Number> { number("day", "EXTRACT(DAY FROM ") }
  /// 1 to 366
  public var dayOfYear: SQLExpression<Number> { number("day_of_year", "EXTRACT(DOY FROM ") }
  /// 1 (Sunday) to 7 (Saturday), as Django and Foundation count
  public var weekday: SQLExpression<Number> { number("weekday", "1 + EXTRACT(DOW FROM ") }
  /// 0 to 23
  public var hour: SQLExpression<Number> { time("hour", "EXTRACT(HOUR FROM ") }
  /// 0 to 59
  public var minute: SQLExpression<Number> { time("minute", "EXTRACT(MINUTE FROM ") }
  /// 0 to 59
  public var second: SQLExpression<Number> { time("second", "FLOOR(EXTRACT(SECOND FROM ", "))") }

  /// The day: `CAST("post"."created_at" AT TIME ZONE 'UTC' AS date)`
  public var date: SQLExpression<Day> { part("date", "CAST(", " AS date)") }

  /// Of a day midnight's, since PostgreSQL's have no time.
  private func time(_ name: String, _ before: String, _ after: String = ")") -> SQLExpression<Number> {
    zone == nil ? number(name, before + "CAST(", " AS timestamp)" + after) : number(name, before, after)
  }

  private func number(_ name: String, _ before: String, _ after: String = ")") -> SQLExpression<Number> {
    part(name, "CAST(\(before)", "\(after) AS integer)")
  }

  private func part<Value>(_ name: String, _ before: String, _ after: String) -> SQLExpression<Value> {
    SQLExpression(isNullable: isNullable) { [zone, write] writer in
      let isSQLite = writer.dialect == .sqlite
      writer.text(isSQLite ? "manage_date_part('\(name)', " : before)
      write(&writer)
      // Not bound: what is grouped by must be the same text as what is selected.
      if let zone {
        writer.text(isSQLite ? ", \(Self.quoted(zone.identifier))" : " AT TIME ZONE \(Self.postgresName(of: zone))")
      }
      writer.text(isSQLite ? ")" : after)
    }
  }

  /// PostgreSQL would read `GMT+0900` as POSIX does: west of Greenwich.
  private static func postgresName(of zone: TimeZone) -> String {
    guard zone.identifier.hasPrefix("GMT"), zone.identifier != "GMT" else { return quoted(zone.identifier) }
    return "INTERVAL '\(zone.secondsFromGMT()) seconds'"
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "''") + "'"
  }
}

extension TimeZone {
  fileprivate static var utc: TimeZone { TimeZone(identifier: "UTC") ?? .gmt }
}

extension SQLExpressible where Value == Date {
  /// The parts of the instant, in UTC.
  public var parts: DateParts<Int, CalendarDate> { parts(in: .utc) }

  /// The parts of the instant in a time zone.
  public func parts(in zone: TimeZone) -> DateParts<Int, CalendarDate> { DateParts(expression, in: zone) }
}

extension SQLExpressible where Value == Date? {
  /// The parts of the instant, in UTC.
  public var parts: DateParts<Int?, CalendarDate?> { parts(in: .utc) }

  /// The parts of the instant in a time zone.
  public func parts(in zone: TimeZone) -> DateParts<Int?, CalendarDate?> { DateParts(expression, in: zone) }
}

extension SQLExpressible where Value == CalendarDate {
  /// The parts of the day.
  public var parts: DateParts<Int, CalendarDate> { DateParts(expression, in: nil) }
}

extension SQLExpressible where Value == CalendarDate? {
  /// The parts of the day.
  public var parts: DateParts<Int?, CalendarDate?> { DateParts(expression, in: nil) }
}
