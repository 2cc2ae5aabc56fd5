import CManageZlib

/// The format of `Content-Encoding: gzip` (RFC 1952).
enum Gzip {
  /// Compresses at zlib's level 6: 9 takes twice as long for less than 1 %. The same bytes give the same, since neither
  /// time nor system is written down.
  ///
  /// Nil if that isn't smaller by 5 %.
  static func compress(_ bytes: [UInt8]) -> [UInt8]? {
    guard let stream = GzipStream() else { return nil }
    return CompressedBytes.within(limitOf: bytes.count) { output in
      bytes.withUnsafeBufferPointer { stream.compress($0, into: output) }
    }
  }
}

extension Gzip {
  /// Whether `compressed` is just `bytes`, whatever made it.
  static func isCompressed(_ compressed: [UInt8], of bytes: [UInt8]) -> Bool {
    // A byte more than there may be.
    let output = [UInt8](unsafeUninitializedCapacity: bytes.count + 1) { output, count in
      count = compressed.withUnsafeBufferPointer { decompress($0, into: output) } ?? 0
    }
    return output == bytes
  }

  /// The number of bytes; nil if there is no room for them, or the input isn't whole.
  private static func decompress(
    _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> Int? {
    var stream = z_stream()
    return withUnsafeMutablePointer(to: &stream) { stream in
      let size = Int32(MemoryLayout<z_stream>.size)
      guard inflateInit2_(stream, 15 + 16, ZLIB_VERSION, size) == Z_OK else { return nil }
      defer { inflateEnd(stream) }
      stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.pointee.avail_in = uInt(input.count)
      stream.pointee.next_out = output.baseAddress
      stream.pointee.avail_out = uInt(output.count)
      return inflate(stream, Z_FINISH) == Z_STREAM_END ? Int(stream.pointee.total_out) : nil
    }
  }
}

/// Compresses content that comes piece by piece to what `Gzip.compress` makes of the whole.
///
/// Tasks may hand it on, but only one at a time uses it: zlib's state is behind a pointer that never moves.
final class GzipStream: @unchecked Sendable {
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let header = UnsafeMutablePointer<gz_header>.allocate(capacity: 1)

  /// Nil if there is no memory for it.
  init?() {
    stream.initialize(to: z_stream())
    header.initialize(to: gz_header())
    header.pointee.os = 255
    // 15 bits of window, and 16 for gzip's header.
    let started = deflateInit2_(
      stream, 6, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard started == Z_OK else { return nil }
    deflateSetHeader(stream, header)
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
    header.deallocate()
  }

  /// Compresses a piece; what comes out may be nothing, until the last one.
  func compress(_ piece: [UInt8], isLast: Bool) -> [UInt8] {
    piece.withUnsafeBufferPointer { input in
      begin(input)
      var output: [UInt8] = []
      repeat {
        output += [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, count in
          count = continueInto(buffer, flush: isLast ? Z_FINISH : Z_NO_FLUSH).count
        }
      } while stream.pointee.avail_out == 0
      return output
    }
  }

  /// Compresses the whole content, and returns the number of bytes; nil if there is no room for them.
  fileprivate func compress(_ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>) -> Int?
  {
    begin(input)
    let (count, isEnd) = continueInto(output, flush: Z_FINISH)
    return isEnd ? count : nil
  }

  private func begin(_ input: UnsafeBufferPointer<UInt8>) {
    // zlib doesn't write to its input, but says so only where it is built with ZLIB_CONST.
    stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    stream.pointee.avail_in = uInt(input.count)
  }

  private func continueInto(
    _ output: UnsafeMutableBufferPointer<UInt8>, flush: Int32
  ) -> (count: Int, isEnd: Bool) {
    stream.pointee.next_out = output.baseAddress
    stream.pointee.avail_out = uInt(output.count)
    let isEnd = deflate(stream, flush) == Z_STREAM_END
    return (output.count - Int(stream.pointee.avail_out), isEnd)
  }
}
