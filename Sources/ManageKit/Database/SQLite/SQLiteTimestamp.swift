import Foundation

/// Instants as Django keeps them in SQLite: `2026-05-31 09:15:00.250000`, in UTC, without a fraction when it is zero.
enum SQLiteTimestamp {
  /// Nil outside the years 1 to 9999, which Python's and Django's dates are limited to.
  static func text(from date: Date) -> String? {
    guard let microseconds = Int64(exactly: (date.timeIntervalSince1970 * 1_000_000).rounded()) else { return nil }
    let (seconds, fraction) = microseconds.flooredQuotientAndRemainder(dividingBy: 1_000_000)
    let (days, second) = seconds.flooredQuotientAndRemainder(dividingBy: 86_400)
    let day = CivilDate(daysSinceEpoch: Int(days))
    guard (1...9999).contains(day.year) else { return nil }
    let text =
      "\(pad(day.year, 4))-\(pad(day.month, 2))-\(pad(day.day, 2)) "
      + "\(pad(Int(second) / 3600, 2)):\(pad(Int(second) / 60 % 60, 2)):\(pad(Int(second) % 60, 2))"
    return fraction == 0 ? text : text + "." + pad(Int(fraction), 6)
  }

  /// Reads what `text(from:)` writes, and the ISO forms with `T`, `Z` or an offset such as `+09:00`.
  static func date(from text: String) -> Date? {
    var scanner = DigitScanner(text)
    guard let year = scanner.number(4), scanner.skip("-"), let month = scanner.number(2), scanner.skip("-"),
      let day = scanner.number(2)
    else { return nil }
    let civil = CivilDate(year: year, month: month, day: day)
    let days = civil.daysSinceEpoch
    // 31 February comes back as 3 March.
    guard (1...12).contains(month), CivilDate(daysSinceEpoch: days) == civil else { return nil }
    var seconds = Double(days) * 86_400
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

  private static func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// A day of the Gregorian calendar; the arithmetic is Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
struct CivilDate: Equatable {
  var year, month, day: Int

  init(year: Int, month: Int, day: Int) {
    (self.year, self.month, self.day) = (year, month, day)
  }

  init(daysSinceEpoch: Int) {
    let (era, dayOfEra) = (daysSinceEpoch + 719_468).flooredQuotientAndRemainder(dividingBy: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  var daysSinceEpoch: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = shiftedYear.flooredQuotientAndRemainder(dividingBy: 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

extension BinaryInteger {
  /// Division that rounds down, so that the remainder is never negative.
  func flooredQuotientAndRemainder(dividingBy divisor: Self) -> (quotient: Self, remainder: Self) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

/// Reads fixed-width numbers from a text.
private struct DigitScanner {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = Substring(text).utf8
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ character: Character) -> Bool {
    guard rest.first == character.asciiValue else { return false }
    rest.removeFirst()
    return true
  }

  mutating func number(_ width: Int) -> Int? {
    let digits = rest.prefix(width)
    guard digits.count == width, digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) else { return nil }
    rest.removeFirst(width)
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  mutating func fraction() -> Double? {
    let width = rest.prefix(while: (UInt8(ascii: "0")...UInt8(ascii: "9")).contains).count
    guard (1...9).contains(width), let digits = number(width) else { return nil }
    return Double(digits) / (0..<width).reduce(1) { power, _ in power * 10 }
  }

  /// The seconds east of UTC: none, `Z`, `+09`, `+09:00`.
  mutating func offset() -> Double? {
    guard !isAtEnd, !skip("Z") else { return 0 }
    let sign: Double = skip("-") ? -1 : 1
    if sign > 0, !skip("+") { return nil }
    guard let hours = number(2), hours < 24 else { return nil }
    guard !isAtEnd else { return sign * Double(hours * 3600) }
    guard skip(":"), let minutes = number(2), minutes < 60 else { return nil }
    return sign * Double(hours * 3600 + minutes * 60)
  }
}
