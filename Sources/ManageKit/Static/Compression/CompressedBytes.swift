/// The rule for what is worth compressing.
enum CompressedBytes {
  /// The most bytes that compressed ones may be: 95 % of `size`.
  static func limit(of size: Int) -> Int {
    size / 100 * 95 + size % 100 * 95 / 100
  }

  /// The bytes that `body` writes, whose count it returns, into room for 95 % of `size`; nil if that doesn't suffice.
  static func within(limitOf size: Int, _ body: (UnsafeMutableBufferPointer<UInt8>) -> Int?) -> [UInt8]? {
    let limit = limit(of: size)
    var isEnough = false
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      let room = UnsafeMutableBufferPointer(rebasing: buffer[..<limit])
      if let written = body(room) { (count, isEnough) = (written, true) }
    }
    return isEnough ? bytes : nil
  }
}
