import Foundation
import ManageGroundwork

/// Instants as Django keeps them in SQLite: `2026-05-31 09:15:00.250000`, in UTC, without a fraction when it is zero.
enum TimestampText {
  /// 1 January 2000, from which PostgreSQL counts, after 1970.
  private static let daysTo2000 = 10_957

  /// Days from 1970 to Foundation's reference date, 1 January 2001.
  private static let daysToReference = 11_323

  /// Microseconds from 2000, rounded as PostgreSQL's client rounds them; nil outside the years 1 to 9999, which
  /// Python's and Django's dates are limited to.
  static func microseconds(of date: Date) -> Int? {
    let microseconds = ((date.timeIntervalSinceReferenceDate + 366 * 86_400) * 1_000_000).rounded()
    guard (-63_082_281_600_000_000..<252_455_616_000_000_000).contains(microseconds) else { return nil }
    return Int(microseconds)
  }

  /// Nil outside the years 1 to 9999.
  static func text(from date: Date) -> String? {
    guard let microseconds = microseconds(of: date) else { return nil }
    let (seconds, fraction) = microseconds.flooredQuotientAndRemainder(dividingBy: 1_000_000)
    let (days, second) = seconds.flooredQuotientAndRemainder(dividingBy: 86_400)
    guard let day = CalendarDate(daysSinceEpoch: days + daysTo2000) else { return nil }
    return String(unsafeUninitializedCapacity: 26) { buffer in
      var writer = DigitWriter(buffer)
      writer.write(day)
      writer.write(" ")
      writer.write(second / 3600, width: 2)
      writer.write(":")
      writer.write(second / 60 % 60, width: 2)
      writer.write(":")
      writer.write(second % 60, width: 2)
      if fraction != 0 {
        writer.write(".")
        writer.write(fraction, width: 6)
      }
      return writer.count
    }
  }

  /// Reads what `text(from:)` writes, and the ISO forms with `T`, `Z` or an offset such as `+09:00`.
  static func date(from text: String) -> Date? {
    var text = text
    return text.withUTF8 { date(from: $0) }
  }

  static func date(from text: UnsafeBufferPointer<UInt8>) -> Date? {
    var scanner = DigitScanner(text)
    guard let day = scanner.day() else { return nil }
    var (seconds, microseconds) = ((day.daysSinceEpoch - daysToReference) * 86_400, 0)
    guard !scanner.isAtEnd else { return Date(timeIntervalSinceReferenceDate: Double(seconds)) }

    guard scanner.skip(" ") || scanner.skip("T"), let hour = scanner.number(2), scanner.skip(":"),
      let minute = scanner.number(2), hour < 24, minute < 60
    else { return nil }
    seconds += hour * 3600 + minute * 60
    if scanner.skip(":") {
      guard let second = scanner.number(2), second < 60 else { return nil }
      seconds += second
      if scanner.skip(".") {
        guard let fraction = scanner.microseconds() else { return nil }
        microseconds = fraction
      }
    }
    guard let offset = scanner.offset(), scanner.isAtEnd else { return nil }
    // The quotient of whole microseconds is the nearest Double: a sum of fractions would be another one.
    microseconds += (seconds - offset) * 1_000_000
    return Date(timeIntervalSinceReferenceDate: Double(microseconds) / 1_000_000)
  }
}
