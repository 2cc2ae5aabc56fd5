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
  static func date(from text: ArraySlice<UInt8>) -> Date? {
    var scanner = Scanner(rest: text)
    guard let year = scanner.integer(), scanner.skip("-"), let month = scanner.integer(), scanner.skip("-"),
      let day = scanner.integer(), (1...12).contains(month)
    else { return nil }
    var seconds = 0.0
    if scanner.skip(" "), scanner.rest.first.map({ $0 != UInt8(ascii: "B") }) ?? false {
      guard let time = scanner.time() else { return nil }
      let offset = scanner.offset()
      seconds = time - Double(offset)
      _ = scanner.skip(" ")
    }
    let isBC = scanner.skip("B") && scanner.skip("C")
    guard scanner.rest.isEmpty else { return nil }
    let days = days(year: isBC ? 1 - year : year, month: month, day: day)
    return Date(timeIntervalSinceReferenceDate: Double(days) * 86_400 + seconds)
  }

  /// Days from 2001-01-01 in the proleptic Gregorian calendar (Howard Hinnant, "chrono-compatible date algorithms").
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468 - 11_323
  }

  private struct Scanner {
    var rest: ArraySlice<UInt8>

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: character) else { return false }
      rest = rest.dropFirst()
      return true
    }

    mutating func integer() -> Int? {
      let digits = rest.prefix(10).prefix { (48...57).contains($0) }
      rest = rest.dropFirst(digits.count)
      return digits.isEmpty ? nil : digits.reduce(0) { $0 * 10 + Int($1) - 48 }
    }

    mutating func time() -> Double? {
      guard let hour = integer(), skip(":"), let minute = integer(), skip(":"), let second = integer() else {
        return nil
      }
      var fraction = 0.0
      if skip(".") {
        let before = rest.count
        guard let digits = integer() else { return nil }
        fraction = (0..<(before - rest.count)).reduce(Double(digits)) { value, _ in value / 10 }
      }
      return Double(hour * 3600 + minute * 60 + second) + fraction
    }

    /// Seconds east of Greenwich: `+05:30`, `-07`, `+00`, or nothing.
    mutating func offset() -> Int {
      let isWest = skip("-")
      guard isWest || skip("+"), let hours = integer() else { return 0 }
      let minutes = skip(":") ? integer() ?? 0 : 0
      let seconds = skip(":") ? integer() ?? 0 : 0
      return (isWest ? -1 : 1) * (hours * 3600 + minutes * 60 + seconds)
    }
  }
}
