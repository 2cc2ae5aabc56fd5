/// Reads a whole Portable Network Graphics file, returns width and height, and stops behind the image's end; nil when
/// the file isn't put together as the format says.
extension ByteReader {
  /// Source: Portable Network Graphics (PNG) Specification, section 5.
  mutating func png() -> (width: Int, height: Int)? {
    guard skip(8), bigEndian(4) == 13, text(4) == "IHDR", let width = bigEndian(4), let height = bigEndian(4),
      skip(5 + 4)
    else { return nil }
    var hasPixels = false
    while let length = bigEndian(4), let type = text(4), skip(length + 4) {
      if type == "IEND" { return hasPixels && length == 0 ? (width, height) : nil }
      if type == "IDAT" { hasPixels = true }
    }
    return nil
  }
}
