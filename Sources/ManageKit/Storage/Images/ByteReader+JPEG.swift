/// Reads a whole JPEG file, returns width and height, and stops behind the image's end; nil when the file isn't put
/// together as the format says.
extension ByteReader {
  /// An image, and those that cameras add to it (Multi-Picture Format): previews and brightness maps.
  mutating func jpegs() -> (width: Int, height: Int)? {
    guard let size = jpeg() else { return nil }
    while left > 2 {
      let start = self
      if jpeg() == nil {
        self = start
        return size
      }
    }
    return size
  }

  /// Source: ITU-T T.81, annex B.
  private mutating func jpeg() -> (width: Int, height: Int)? {
    var size: (width: Int, height: Int)?
    guard bigEndian(2) == 0xFFD8 else { return nil }
    while let marker = jpegMarker() {
      switch marker {
      case 0xD9: return size
      case 0x01, 0xD0...0xD7: continue
      default:
        guard let length = bigEndian(2), length >= 2, let segment = take(length - 2) else { return nil }
        if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
          var frame = ByteReader(segment)
          guard frame.skip(1), let height = frame.bigEndian(2), let width = frame.bigEndian(2) else { return nil }
          size = (width, height)
        }
        if marker == 0xDA { guard size != nil, skipScan() else { return nil } }
      }
    }
    return nil
  }

  /// A marker's second byte; the first may be repeated.
  private mutating func jpegMarker() -> UInt8? {
    guard byte() == 0xFF else { return nil }
    while let next = byte() {
      if next != 0xFF { return next == 0 ? nil : next }
    }
    return nil
  }

  /// Goes on to the next marker that isn't a part of the compressed pixels.
  private mutating func skipScan() -> Bool {
    while skip(past: 0xFF), let marker = byte() {
      if marker == 0 || (0xD0...0xD7).contains(marker) { continue }
      stepBack()
      if marker != 0xFF {
        stepBack()
        return true
      }
    }
    return false
  }
}
