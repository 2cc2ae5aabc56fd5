/// A render's output so far: bytes in memory of their own, which take an append for a third of an array's cost.
struct OutputBuffer: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  /// Makes an empty buffer with room for so many bytes before it grows.
  init(capacity: Int) {
    self.capacity = max(capacity, 64)
    start = .allocate(capacity: self.capacity)
  }

  deinit { start.deallocate() }

  /// All bytes.
  var bytes: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

  /// The bytes from a place on, as text.
  func text(from place: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: start + place, count: count - place), as: UTF8.self)
  }

  /// Adds bytes at the end.
  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    if bytes.count > capacity - count { grow(for: bytes.count) }
    (start + count).initialize(from: source, count: bytes.count)
    count += bytes.count
  }

  /// Adds a byte at the end.
  mutating func append(_ byte: UInt8) {
    if count == capacity { grow(for: 1) }
    (start + count).initialize(to: byte)
    count += 1
  }

  /// Adds the bytes of a text at the end.
  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Forgets all bytes from a place on.
  mutating func removeAll(from place: Int) {
    count = place
  }

  private mutating func grow(for more: Int) {
    capacity = max(2 * capacity, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.moveInitialize(from: start, count: count)
    start.deallocate()
    start = larger
  }
}
