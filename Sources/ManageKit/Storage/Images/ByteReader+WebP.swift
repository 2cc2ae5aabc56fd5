/// Reads a whole WebP file, returns width and height, and stops behind the image's end; nil when the file isn't put
/// together as the format says.
extension ByteReader {
  /// Source: WebP Container Specification (RFC 9649).
  mutating func webp() -> (width: Int, height: Int)? {
    guard skip(4), let length = littleEndian(4), skip(4), let content = take(length - 4) else { return nil }
    var chunks = ByteReader(content)
    var size: (width: Int, height: Int)?
    var hasPixels = false
    while !chunks.isAtEnd {
      guard let type = chunks.text(4), let length = chunks.littleEndian(4),
        let chunk = chunks.take(length), chunks.skip(length & 1)
      else { return nil }
      var reader = ByteReader(chunk)
      if ["VP8 ", "VP8L", "ANMF"].contains(type) { hasPixels = true }
      if size == nil { size = reader.webpSize(type) }
    }
    return hasPixels ? size : nil
  }

  private mutating func webpSize(_ type: String) -> (width: Int, height: Int)? {
    switch type {
    case "VP8X":
      guard skip(4), let width = littleEndian(3), let height = littleEndian(3) else { return nil }
      return (width + 1, height + 1)
    case "VP8L":
      guard byte() == 0x2F, let bits = littleEndian(4) else { return nil }
      return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
    case "VP8 ":
      guard skip(3), bigEndian(3) == 0x9D012A, let width = littleEndian(2), let height = littleEndian(2) else {
        return nil
      }
      return (width & 0x3FFF, height & 0x3FFF)
    default: return nil
    }
  }
}
