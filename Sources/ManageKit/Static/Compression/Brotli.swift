import CManageBrotli

/// The format of `Content-Encoding: br` (RFC 7932).
enum Brotli {
  /// How hard to try.
  enum Quality: Int32, Sendable {
    /// The smallest: about 1 MB a second on one processor.
    case best = 11
    /// About a tenth larger than the smallest, at 40 MB a second.
    case fast = 5

    /// The best where a run has up to 1 MB to compress, which is a second's work: so it is whenever a few files have
    /// changed. The fast one where it has more.
    init(total: Int) {
      self = total <= 1 << 20 ? .best : .fast
    }
  }

  /// Compresses text; nil if that isn't smaller by 5 %.
  static func compress(_ bytes: [UInt8], quality: Quality) -> [UInt8]? {
    CompressedBytes.within(limitOf: bytes.count) { output in
      var size = output.count
      let isDone = BrotliEncoderCompress(
        quality.rawValue, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.count, bytes, &size, output.baseAddress)
      return isDone == BROTLI_TRUE ? size : nil
    }
  }
}
