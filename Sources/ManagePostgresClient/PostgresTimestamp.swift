import ManageGroundwork

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
    usualDate(from: text) ?? anyDate(from: text)
  }

  /// Reads `2026-11-22 23:07:53.12+00` by the digits' places: what a connection whose zone is UTC mostly gets.
  private static func usualDate(from text: UnsafeRawBufferPointer) -> Date? {
    let end = text.count - 3
    guard 19...26 ~= end, text[4] == 45, text[7] == 45, text[10] == 32, text[13] == 58, text[16] == 58,
      text[end] == 43, text[end + 1] == 48, text[end + 2] == 48, end == 19 || (end > 20 && text[19] == 46)
    else { return nil }
    var isRead = true
    func number(_ places: Range<Int>) -> Int {
      var number = 0
      for place in places {
        let digit = text[place] &- 48
        isRead = isRead && digit < 10
        number = number &* 10 &+ Int(digit)
      }
      return number
    }
    let day = CivilDay(year: number(0..<4), month: number(5..<7), day: number(8..<10))
    let seconds = number(11..<13) * 3600 + number(14..<16) * 60 + number(17..<19)
    let fraction = end == 19 ? 0 : number(20..<end) * powersOfTen[26 - end]
    guard isRead, 1...12 ~= day.month else { return nil }
    return Date(
      timeIntervalSinceReferenceDate: Double((days(day) * 86_400 + seconds) * 1_000_000 + fraction) / 1_000_000)
  }

  private static let powersOfTen = [1, 10, 100, 1000, 10_000, 100_000]

  private static func anyDate(from text: UnsafeRawBufferPointer) -> Date? {
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
  static func calendarDate(from text: UnsafeRawBufferPointer) -> CivilDay? {
    var scanner = TimestampScanner(text)
    guard var day = scanner.day() else { return nil }
    _ = scanner.skip(" ")
    scanner.skipEra(&day)
    return scanner.isAtEnd ? day : nil
  }

  /// Days from 2001-01-01.
  private static func days(_ date: CivilDay) -> Int { date.daysSinceEpoch - 11_323 }
}
