import Foundation

/// An instant as a wall calendar and a wall clock in a zone show it.
struct CivilDate: Sendable {
  let year: Int
  let month: Int
  let day: Int
  let hour: Int
  let minute: Int
  let second: Int
  let microsecond: Int
  /// Monday is 0.
  let weekday: Int
  let kind: TemplateDate.Kind
  let instant: Date
  let zone: TimeZone
  /// Whether the value came with a zone or is one that the engine converts, rather than bare numbers of a clock.
  let isAware: Bool
  /// The zone's display name, where its own name won't do.
  let zoneName: String?

  /// Bare numbers stay those of their clock; the zone then says only when and where that clock showed them.
  init(_ date: TemplateDate, in zone: TimeZone, named name: String? = nil) {
    let microseconds = (date.instant.timeIntervalSince1970 * 1_000_000).rounded()
    let bounded = max(Self.first, min(Int(saturating: microseconds), Self.last))
    let shown = date.timeZone == nil ? date.clock : zone
    let wall = bounded + shown.secondsFromGMT(for: date.instant) * 1_000_000
    self.init(wallMicroseconds: wall, date: date, zone: zone, name: name)
  }

  private init(wallMicroseconds wall: Int, date: TemplateDate, zone: TimeZone, name: String?) {
    let (days, time) = wall.dividedFloored(by: 86_400_000_000)
    (year, month, day) = Self.civil(fromDays: days)
    hour = time / 3_600_000_000
    minute = time / 60_000_000 % 60
    second = time / 1_000_000 % 60
    microsecond = time % 1_000_000
    weekday = (days + 3).dividedFloored(by: 7).remainder
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
  var days: Int { Self.days(year, month, day) }

  /// The microseconds since midnight.
  var timeOfDay: Int { ((hour * 60 + minute) * 60 + second) * 1_000_000 + microsecond }

  /// The microseconds since 1970-01-01 on the wall clock.
  var wallMicroseconds: Int { days * 86_400_000_000 + timeOfDay }

  /// The day of the year, from 1.
  var dayOfYear: Int { days - Self.days(year, 1, 1) + 1 }

  var isLeapYear: Bool { Self.isLeap(year) }

  var daysInMonth: Int {
    month == 2 && isLeapYear ? 29 : Self.monthLengths[month - 1]
  }

  /// The ISO 8601 year and week: weeks begin on Monday and belong to the year of their Thursday.
  var isoWeek: (year: Int, week: Int) {
    let thursday = days - weekday + 3
    let year = Self.civil(fromDays: thursday).year
    return (year, (thursday - Self.days(year, 1, 1)) / 7 + 1)
  }

  static let monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The days since 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = shifted.dividedFloored(by: 400)
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = (days + 719_468).dividedFloored(by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}

extension Int {
  /// Quotient and remainder, rounded towards negative infinity.
  func dividedFloored(by divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  /// The number with zeros before it, to a width.
  func padded(_ width: Int) -> String {
    let digits = String(magnitude)
    let zeros = String(repeating: "0", count: Swift.max(0, width - digits.count))
    return (self < 0 ? "-" : "") + zeros + digits
  }
}
