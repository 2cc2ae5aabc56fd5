import ManageGroundwork

/// Reads the parts of dates and times one after the other.
struct DateScanner {
  private let bytes: [UInt8]
  private var index = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  /// Takes decimal digits of any script for those of ASCII.
  init(loosely text: String) { self.init(text.withASCIIDigits) }

  var isAtEnd: Bool { index == bytes.count }

  /// Takes a character, if it stands here.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, UInt32(bytes[index]) == character.value else { return false }
    index += 1
    return true
  }

  /// Takes any character.
  mutating func skip() -> Bool {
    guard index < bytes.count else { return false }
    index += 1
    while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
    return true
  }

  private mutating func number(_ lengths: ClosedRange<Int>) -> Int? {
    let digits = bytes[index...].prefix(while: \.isASCIIDigit).prefix(lengths.upperBound)
    guard digits.count >= lengths.lowerBound else { return nil }
    index += digits.count
    return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  /// A fraction of a second behind its point, in microseconds; further digits are dropped.
  private mutating func microseconds(atMost count: Int = .max) -> Int? {
    let digits = bytes[index...].prefix(while: \.isASCIIDigit)
    guard !digits.isEmpty, digits.count <= count else { return nil }
    index += digits.count
    let kept = digits.prefix(6)
    return kept.reduce(0) { $0 * 10 + Int($1 - 48) } * [1, 100_000, 10_000, 1000, 100, 10, 1][kept.count]
  }

  /// The days since 1970-01-01 of `2026-11-23`, `20261123`, `2026-W48-1`, `2026W481` or `2026W48`.
  mutating func isoDays() -> Int? {
    guard let year = number(4...4) else { return nil }
    let isExtended = take("-")
    if take("W") { return isoWeekDays(year, isExtended) }
    guard let month = number(2...2), take("-") == isExtended, let day = number(2...2) else { return nil }
    let date = CivilDay(year: year, month: month, day: day)
    return date.isValid ? date.daysSinceEpoch : nil
  }

  private mutating func isoWeekDays(_ year: Int, _ isExtended: Bool) -> Int? {
    guard let week = number(2...2) else { return nil }
    var day = 1
    if isExtended ? take("-") : nextIsDigit {
      guard let number = number(1...1) else { return nil }
      day = number
    }
    guard year >= 1, (1...53).contains(week), (1...7).contains(day) else { return nil }
    let fourth = CivilDay(year: year, month: 1, day: 4).daysSinceEpoch
    let monday = fourth - (fourth + 3).flooredQuotientAndRemainder(dividingBy: 7).remainder
    let first = monday + (week - 1) * 7
    guard CivilDay(daysSinceEpoch: first + 3).year == year else { return nil }
    return first + day - 1
  }

  /// `09`, `09:05`, `0905`, `09:05:30.25`, with an offset such as `Z` or `+09:00`.
  mutating func isoTime() -> (microseconds: Int, offset: Int?)? {
    _ = take("T")
    guard let clock = clock(before: bytes[index...].firstIndex { "+-Z".utf8.contains($0) }) else { return nil }
    guard clock / 1_000_000 < 86_400 else { return nil }
    if isAtEnd { return (clock, nil) }
    if take("Z") { return (clock, 0) }
    let isNegative = take("-")
    guard isNegative || take("+"), let offset = self.clock() else { return nil }
    guard offset / 1_000_000 < 86_400 else { return nil }
    return (clock, offset / 1_000_000 * (isNegative ? -1 : 1))
  }

  /// The microseconds since midnight; before an offset's sign Python reads over any one character, and over any number
  /// of them behind six digits of a fraction.
  private mutating func clock(before sign: Int? = nil) -> Int? {
    guard let hour = number(2...2) else { return nil }
    var parts = [hour, 0, 0, 0]
    let isExtended = !skip(before: sign) && take(":")
    if isExtended || nextIsDigit {
      guard let minute = number(2...2) else { return nil }
      parts[1] = minute
      if !skip(before: sign), isExtended ? take(":") : nextIsDigit {
        guard let second = number(2...2) else { return nil }
        parts[2] = second
        if !skip(before: sign), take(".") || take(",") {
          let start = index
          guard let fraction = microseconds() else { return nil }
          parts[3] = fraction
          if let sign, index >= start + 6 { index = sign }
        }
      }
    }
    guard parts[0] < 24, parts[1] < 60, parts[2] < 60 else { return nil }
    return ((parts[0] * 60 + parts[1]) * 60 + parts[2]) * 1_000_000 + parts[3]
  }

  /// Takes any character of ASCII that alone stands before an offset's sign.
  private mutating func skip(before sign: Int?) -> Bool {
    guard index + 1 == sign else { return false }
    index += 1
    return true
  }

  private var nextIsDigit: Bool { index < bytes.count && bytes[index].isASCIIDigit }

  /// Year, month and day of `2026-1-3`.
  mutating func looseDate() -> [Int]? {
    guard let year = number(4...4), take("-"), let month = number(1...2), take("-"), let day = number(1...2) else {
      return nil
    }
    return [year, month, day]
  }

  /// Hour, minute, second and microsecond of `9:05` or `9:05:30,25`.
  mutating func looseTime() -> [Int]? {
    guard let hour = number(1...2), take(":"), let minute = number(1...2) else { return nil }
    guard take(":") else { return [hour, minute, 0, 0] }
    guard let second = number(1...2) else { return nil }
    guard take(".") || take(",") else { return [hour, minute, second, 0] }
    return microseconds(atMost: 12).map { [hour, minute, second, $0] }
  }

  /// The seconds of ` Z`, `+09`, `+0900` or `+09:00`.
  mutating func looseOffset() -> Int? {
    while index < bytes.count, Unicode.Scalar(bytes[index]).isPythonWhitespace { index += 1 }
    if take("Z") { return 0 }
    let isNegative = take("-")
    guard isNegative || take("+"), let hours = number(2...2) else { return nil }
    let end = index
    _ = take(":")
    let minutes = number(2...2)
    if minutes == nil { index = end }
    return (hours * 3600 + (minutes ?? 0) * 60) * (isNegative ? -1 : 1)
  }
}
