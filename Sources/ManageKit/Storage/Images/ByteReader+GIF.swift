/// Reads a whole GIF file, returns width and height, and stops behind the image's end; nil when the file isn't put
/// together as the format says.
extension ByteReader {
  /// Source: Graphics Interchange Format, version 89a, appendix B.
  mutating func gif() -> (width: Int, height: Int)? {
    guard skip(6), var width = littleEndian(2), var height = littleEndian(2), let flags = byte(), skip(2),
      skip(colorTableSize(flags))
    else { return nil }
    var hasPixels = false
    while let block = byte() {
      switch block {
      case 0x21: guard skip(1), skipSubBlocks() else { return nil }
      case 0x2C:
        guard let left = littleEndian(2), let top = littleEndian(2), let frameWidth = littleEndian(2),
          let frameHeight = littleEndian(2), let flags = byte(), skip(colorTableSize(flags)), skip(1), skipSubBlocks()
        else { return nil }
        // Decoders make room for a frame that is larger than the screen.
        (width, height) = (max(width, left + frameWidth), max(height, top + frameHeight))
        hasPixels = true
      case 0x3B: return hasPixels ? (width, height) : nil
      default: return nil
      }
    }
    return nil
  }

  private func colorTableSize(_ flags: UInt8) -> Int {
    flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1)
  }

  private mutating func skipSubBlocks() -> Bool {
    while let size = byte() {
      if size == 0 { return true }
      guard skip(Int(size)) else { return false }
    }
    return false
  }
}
