import ManageGroundwork

/// Reads the parts of a date and time in PostgreSQL's ISO style, one after the other.
struct TimestampScanner {
  private let text: UnsafeRawBufferPointer
  private var position = 0

  init(_ text: UnsafeRawBufferPointer) { self.text = text }

  var isAtEnd: Bool { position == text.count }

  @inline(__always)
  func isAt(_ character: Unicode.Scalar) -> Bool {
    position < text.count && text[position] == UInt8(ascii: character)
  }

  @inline(__always)
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard isAt(character) else { return false }
    position += 1
    return true
  }

  /// At most ten digits.
  @inline(__always)
  mutating func integer() -> Int? {
    let start = position
    var value = 0
    while position < text.count, position - start < 10, text[position].isASCIIDigit {
      value = value &* 10 &+ Int(text[position] &- 48)
      position += 1
    }
    return position > start ? value : nil
  }

  mutating func day() -> CivilDay? {
    guard let year = integer(), skip("-"), let month = integer(), skip("-"), let day = integer(),
      1...12 ~= month
    else { return nil }
    return CivilDay(year: year, month: month, day: day)
  }

  /// The years before Christ are counted from 0 downwards.
  mutating func skipEra(_ day: inout CivilDay) {
    if skip("B"), skip("C") { day.year = 1 - day.year }
  }

  /// Microseconds from midnight.
  mutating func time() -> Int? {
    guard let hour = integer(), skip(":"), let minute = integer(), skip(":"), let second = integer() else {
      return nil
    }
    guard max(hour, minute, second) < 100 else { return nil }
    var microseconds = 0
    if skip(".") {
      let start = position
      guard let digits = integer(), position - start <= 6 else { return nil }
      microseconds = (0..<(6 - (position - start))).reduce(digits) { value, _ in value * 10 }
    }
    return (hour * 3600 + minute * 60 + second) * 1_000_000 + microseconds
  }

  /// Seconds east of Greenwich: `+05:30`, `-07`, `+00`, or nothing.
  mutating func offset() -> Int {
    let isWest = skip("-")
    guard isWest || skip("+"), let hours = integer(), hours < 100 else { return 0 }
    let minutes = skip(":") ? integer() ?? 0 : 0
    let seconds = skip(":") ? integer() ?? 0 : 0
    return (isWest ? -1 : 1) * (hours * 3600 + minutes * 60 + seconds)
  }
}
