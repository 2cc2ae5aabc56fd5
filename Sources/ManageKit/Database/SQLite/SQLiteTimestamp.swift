import Foundation

/// Instants as Django keeps them in SQLite: `2026-05-31 09:15:00.250000`, in UTC, without a fraction when it is zero.
enum SQLiteTimestamp {
  /// Nil outside the years 1 to 9999, which Python's and Django's dates are limited to.
  static func text(from date: Date) -> String? {
    guard let microseconds = Int64(exactly: (date.timeIntervalSince1970 * 1_000_000).rounded()) else { return nil }
    let (seconds, fraction) = microseconds.flooredQuotientAndRemainder(dividingBy: 1_000_000)
    let (days, second) = seconds.flooredQuotientAndRemainder(dividingBy: 86_400)
    guard let day = CalendarDate(daysSinceEpoch: Int(days)) else { return nil }
    return String(unsafeUninitializedCapacity: 26) { buffer in
      var writer = DigitWriter(buffer)
      writer.write(day)
      writer.write(" ")
      writer.write(Int(second) / 3600, width: 2)
      writer.write(":")
      writer.write(Int(second) / 60 % 60, width: 2)
      writer.write(":")
      writer.write(Int(second) % 60, width: 2)
      if fraction != 0 {
        writer.write(".")
        writer.write(Int(fraction), width: 6)
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
    var seconds = Double(day.daysSinceEpoch) * 86_400
    guard !scanner.isAtEnd else { return Date(timeIntervalSince1970: seconds) }

    guard scanner.skip(" ") || scanner.skip("T"), let hour = scanner.number(2), scanner.skip(":"),
      let minute = scanner.number(2), hour < 24, minute < 60
    else { return nil }
    seconds += Double(hour * 3600 + minute * 60)
    if scanner.skip(":") {
      guard let second = scanner.number(2), second < 60 else { return nil }
      seconds += Double(second)
      if scanner.skip(".") {
        guard let fraction = scanner.fraction() else { return nil }
        seconds += fraction
      }
    }
    guard let offset = scanner.offset(), scanner.isAtEnd else { return nil }
    return Date(timeIntervalSince1970: seconds - offset)
  }
}
