package import Foundation
import ManageGroundwork

/// An instant as a wall calendar and a wall clock in a zone show it.
package struct CivilDate: Sendable {
  package let year: Int
  package let month: Int
  package let day: Int
  package let hour: Int
  package let minute: Int
  package let second: Int
  package let microsecond: Int
  /// Monday is 0.
  package let weekday: Int
  let kind: TemplateDate.Kind
  let instant: Date
  let zone: TimeZone
  /// Whether the value came with a zone or is one that the engine converts, rather than bare numbers of a clock.
  let isAware: Bool
  /// The zone's display name, where its own name won't do.
  let zoneName: String?

  /// Bare numbers stay those of their clock; the zone then says only when and where that clock showed them.
  package init(_ date: TemplateDate, in zone: TimeZone, named name: String? = nil) {
    let microseconds = (date.instant.timeIntervalSince1970 * 1_000_000).rounded()
    let bounded = max(Self.first, min(Int(saturating: microseconds), Self.last))
    let shown = date.timeZone == nil ? date.clock : zone
    let wall = bounded + shown.secondsFromGMT(for: date.instant) * 1_000_000
    self.init(wallMicroseconds: wall, date: date, zone: zone, name: name)
  }

  private init(wallMicroseconds wall: Int, date: TemplateDate, zone: TimeZone, name: String?) {
    let (days, time) = wall.flooredQuotientAndRemainder(dividingBy: 86_400_000_000)
    let civil = CivilDay(daysSinceEpoch: days)
    (year, month, day) = (civil.year, civil.month, civil.day)
    hour = time / 3_600_000_000
    minute = time / 60_000_000 % 60
    second = time / 1_000_000 % 60
    microsecond = time % 1_000_000
    weekday = (days + 3).flooredQuotientAndRemainder(dividingBy: 7).remainder
    kind = date.kind
    let isBare = date.timeZone == nil && date.clock != zone
    instant = isBare ? Self.instant(Double(wall) / 1_000_000, in: zone) : date.instant
    self.zone = zone
    isAware = date.timeZone != nil
    zoneName = name
  }

  /// The first instant at which a clock in the zone shows a time, in seconds since 1970 on the wall clock.
  private static func instant(_ wall: Double, in zone: TimeZone) -> Date {
    let candidates = [-86_400.0, 86_400].map { distance in
      Date(timeIntervalSince1970: wall - Double(zone.secondsFromGMT(for: Date(timeIntervalSince1970: wall + distance))))
    }
    let shown = candidates.first { $0.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: $0)) == wall }
    return shown ?? candidates[0]
  }

  /// The beginning of the year 1 and the end of 9999, in microseconds since 1970: Python's bounds.
  private static let (first, last) = (-62_135_596_800_000_000, 253_402_300_799_999_999)

  /// Seconds east of Greenwich at that instant.
  var offset: Int { zone.secondsFromGMT(for: instant) }

  /// The days since 1970-01-01.
  var days: Int { CivilDay(year: year, month: month, day: day).daysSinceEpoch }

  /// The microseconds since midnight.
  var timeOfDay: Int { ((hour * 60 + minute) * 60 + second) * 1_000_000 + microsecond }

  /// The microseconds since 1970-01-01 on the wall clock.
  package var wallMicroseconds: Int { days * 86_400_000_000 + timeOfDay }

  /// The day of the year, from 1.
  package var dayOfYear: Int { days - Self.newYear(year) + 1 }

  var isLeapYear: Bool { CivilDay.isLeap(year) }

  var daysInMonth: Int { CivilDay.length(ofMonth: month, year) }

  /// The ISO 8601 year and week: weeks begin on Monday and belong to the year of their Thursday.
  var isoWeek: (year: Int, week: Int) {
    let thursday = days - weekday + 3
    let year = CivilDay(daysSinceEpoch: thursday).year
    return (year, (thursday - Self.newYear(year)) / 7 + 1)
  }

  private static func newYear(_ year: Int) -> Int {
    CivilDay(year: year, month: 1, day: 1).daysSinceEpoch
  }
}

extension Int {
  /// The number with zeros before it, to a width.
  func padded(_ width: Int) -> String {
    let digits = String(magnitude)
    let zeros = String(repeating: "0", count: Swift.max(0, width - digits.count))
    return (self < 0 ? "-" : "") + zeros + digits
  }
}
