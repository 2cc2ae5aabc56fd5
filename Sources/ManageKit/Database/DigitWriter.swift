/// Writes fixed-width numbers into memory.
struct DigitWriter {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  /// `buffer` must have room for all that is written.
  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    self.buffer = buffer
  }

  mutating func write(_ character: Unicode.Scalar) {
    buffer[count] = UInt8(ascii: character)
    count += 1
  }

  mutating func write(_ number: Int, width: Int) {
    var rest = number
    for place in (count..<count + width).reversed() {
      buffer[place] = UInt8(48 + rest % 10)
      rest /= 10
    }
    count += width
  }

  /// `2026-01-31`
  mutating func write(_ date: CalendarDate) {
    write(date.year, width: 4)
    write("-")
    write(date.month, width: 2)
    write("-")
    write(date.day, width: 2)
  }
}
