#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// PostgreSQL's date and time types in text (DateStyle ISO) and in binary (microseconds from 2000-01-01 UTC).
enum PostgresTimestamp {
  /// Seconds from 2000-01-01 to Foundation's reference date 2001-01-01.
  private static let referenceOffset = 366.0 * 86_400

  /// `nil` outside PostgreSQL's range.
  static func microseconds(of date: Date) -> Int64? {
    let microseconds = ((date.timeIntervalSinceReferenceDate + referenceOffset) * 1_000_000).rounded()
    // 4714-11-24 BC and 294276-12-31, datatype/timestamp.h.
    guard (-211_813_488_000_000_000..<9_223_371_331_200_000_000).contains(microseconds) else { return nil }
    return Int64(microseconds)
  }

  /// Reads `2026-11-22`, `2026-11-22 23:07:53.12` (as UTC), `2026-11-22 23:07:53+05:30` and years BC.
  static func date(from text: UnsafeRawBufferPointer) -> Date? {
    var scanner = TimestampScanner(text)
    guard var day = scanner.day() else { return nil }
    var microseconds = 0
    if scanner.skip(" "), !scanner.isAt("B") {
      guard let time = scanner.time() else { return nil }
      microseconds = time - scanner.offset() * 1_000_000
      _ = scanner.skip(" ")
    }
    scanner.skipEra(&day)
    guard scanner.isAtEnd else { return nil }
    let seconds = days(day) * 86_400
    // Dates go further than microseconds do.
    guard abs(seconds) < 1 << 42 else { return Date(timeIntervalSinceReferenceDate: Double(seconds)) }
    // The sum of whole microseconds is exact up to 2^53, and then its quotient is the nearest Double.
    return Date(timeIntervalSinceReferenceDate: Double(seconds * 1_000_000 + microseconds) / 1_000_000)
  }

  /// Reads `2026-11-22` and years BC, of which 1 BC is 0.
  static func calendarDate(from text: UnsafeRawBufferPointer) -> (year: Int, month: Int, day: Int)? {
    var scanner = TimestampScanner(text)
    guard var day = scanner.day() else { return nil }
    _ = scanner.skip(" ")
    scanner.skipEra(&day)
    return scanner.isAtEnd ? day : nil
  }

  /// Days from 2001-01-01 in the proleptic Gregorian calendar (Howard Hinnant, "chrono-compatible date algorithms").
  private static func days(_ date: (year: Int, month: Int, day: Int)) -> Int {
    let shifted = date.month <= 2 ? date.year - 1 : date.year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * ((date.month + 9) % 12) + 2) / 5 + date.day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468 - 11_323
  }
}
