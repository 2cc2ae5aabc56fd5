import ManageGroundwork

/// Reads fixed-width numbers from a text.
struct DigitScanner {
  private let text: UnsafeBufferPointer<UInt8>
  private var position = 0

  /// `text` must outlive the scanner.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
  }

  var isAtEnd: Bool { position == text.count }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard position < text.count, text[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  mutating func number(_ width: Int) -> Int? {
    guard position + width <= text.count else { return nil }
    var number = 0
    for byte in text[position..<position + width] {
      guard byte.isASCIIDigit else { return nil }
      number = number * 10 + Int(byte) - 48
    }
    position += width
    return number
  }

  /// Up to nine digits after a point, to the nearest microsecond.
  mutating func microseconds() -> Int? {
    let width = text[position...].prefix { $0.isASCIIDigit }.count
    guard (1...9).contains(width), let digits = number(width) else { return nil }
    return ((width..<9).reduce(digits) { nanoseconds, _ in nanoseconds * 10 } + 500) / 1000
  }

  /// The seconds east of UTC: none, `Z`, `+09`, `+09:00`.
  mutating func offset() -> Int? {
    guard !isAtEnd, !skip("Z") else { return 0 }
    let sign = skip("-") ? -1 : 1
    if sign > 0, !skip("+") { return nil }
    guard let hours = number(2), hours < 24 else { return nil }
    guard !isAtEnd else { return sign * hours * 3600 }
    guard skip(":"), let minutes = number(2), minutes < 60 else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }

  /// A day: `2026-01-31`.
  mutating func day() -> CalendarDate? {
    guard let year = number(4), skip("-"), let month = number(2), skip("-"), let day = number(2) else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }
}
