import Foundation
import GRDB
import ManageGroundwork

/// The parts of instants and days as SQLite keeps them, in any time zone.
enum SQLiteDatePart {
  /// The part of a text such as `2026-05-31 09:15:00`; nil where it isn't a date. Without a zone, as it stands.
  static func value(_ part: String, of text: String, in zone: String?) -> (any GRDB.DatabaseValueConvertible)? {
    guard let instant = TimestampText.date(from: text) else { return nil }
    let offset = zone.flatMap(TimeZone.init(identifier:))?.secondsFromGMT(for: instant) ?? 0
    let seconds = Int((instant.timeIntervalSince1970 + Double(offset)).rounded(.down))
    let (days, second) = seconds.flooredQuotientAndRemainder(dividingBy: 86_400)
    guard let day = CalendarDate(daysSinceEpoch: days) else { return nil }
    return part == "date" ? day.description : number(part, of: day, second: second)
  }

  private static func number(_ part: String, of day: CalendarDate, second: Int) -> Int? {
    switch part {
    case "year": day.year
    case "quarter": (day.month + 2) / 3
    case "month": day.month
    case "day": day.day
    case "day_of_year":
      day.daysSinceEpoch - CivilDay(year: day.year, month: 1, day: 1).daysSinceEpoch + 1
    // 1 January 1970 was a Thursday, the fifth day.
    case "weekday": (day.daysSinceEpoch + 4).flooredQuotientAndRemainder(dividingBy: 7).remainder + 1
    case "hour": second / 3600
    case "minute": second / 60 % 60
    case "second": second % 60
    default: nil
    }
  }
}
