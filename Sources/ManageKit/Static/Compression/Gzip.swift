import CZlib

/// The format of `Content-Encoding: gzip` (RFC 1952).
enum Gzip {
  /// Compresses at zlib's level 6: 9 takes twice as long for less than 1 %. The same bytes give the same, since neither
  /// time nor system is written down.
  ///
  /// Nil if that isn't smaller by 5 %.
  static func compress(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    var header = gz_header()
    header.os = 255
    // 15 bits of window, and 16 for gzip's header.
    let started = deflateInit2_(
      &stream, 6, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard started == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    return withUnsafeMutablePointer(to: &header) { header in
      deflateSetHeader(&stream, header)
      return CompressedBytes.within(limitOf: bytes.count) { output in
        bytes.withUnsafeBufferPointer { input in
          // zlib doesn't write to its input, but says so only where it is built with ZLIB_CONST.
          stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
          stream.avail_in = uInt(input.count)
          stream.next_out = output.baseAddress
          stream.avail_out = uInt(output.count)
          return deflate(&stream, Z_FINISH) == Z_STREAM_END ? output.count - Int(stream.avail_out) : nil
        }
      }
    }
  }
}

/// The rule for what is worth compressing.
enum CompressedBytes {
  /// What `body` writes, and tells the size of, into room for 95 % of `size`; nil if that doesn't suffice.
  static func within(limitOf size: Int, _ body: (UnsafeMutableBufferPointer<UInt8>) -> Int?) -> [UInt8]? {
    let limit = size / 100 * 95 + size % 100 * 95 / 100
    var isEnough = false
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      let room = UnsafeMutableBufferPointer(rebasing: buffer[..<limit])
      if let written = body(room) { (count, isEnough) = (written, true) }
    }
    return isEnough ? bytes : nil
  }
}
