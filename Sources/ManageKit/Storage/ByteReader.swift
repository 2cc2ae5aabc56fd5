/// Reads numbers and texts off bytes, one after the other; nil once there are too few.
struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  private(set) var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var isAtEnd: Bool { position == bytes.endIndex }
  var left: Int { bytes.endIndex - position }

  mutating func byte() -> UInt8? {
    take(1)?.first
  }

  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= left else { return nil }
    defer { position += count }
    return bytes[position..<(position + count)]
  }

  mutating func skip(_ count: Int) -> Bool {
    take(count) != nil
  }

  /// Goes back by one byte, which must have been read.
  mutating func stepBack() {
    position -= 1
  }

  /// Skips all bytes up to a value, and that too; false when it doesn't come any more.
  mutating func skip(past value: UInt8) -> Bool {
    guard let index = bytes[position...].firstIndex(of: value) else { return false }
    position = index + 1
    return true
  }

  mutating func text(_ count: Int) -> String? {
    take(count).map { String(decoding: $0, as: UTF8.self) }
  }

  mutating func bigEndian(_ count: Int) -> Int? {
    take(count)?.reduce(0) { $0 << 8 | Int($1) }
  }

  mutating func littleEndian(_ count: Int) -> Int? {
    take(count)?.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
