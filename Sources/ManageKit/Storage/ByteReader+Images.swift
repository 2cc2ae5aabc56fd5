/// Each reads a whole file of its format, gives width and height, and stops behind the image's end; nil when the file
/// isn't put together as the format says.
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

  /// Source: Graphics Interchange Format, version 89a, appendix B.
  mutating func gif() -> (width: Int, height: Int)? {
    guard skip(6), let width = littleEndian(2), let height = littleEndian(2), let flags = byte(), skip(2),
      skip(colorTableSize(flags))
    else { return nil }
    var hasPixels = false
    while let block = byte() {
      switch block {
      case 0x21: guard skip(1), skipSubBlocks() else { return nil }
      case 0x2C:
        guard skip(8), let flags = byte(), skip(colorTableSize(flags)), skip(1), skipSubBlocks() else { return nil }
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

  /// Source: AV1 Image File Format, and ISO/IEC 14496-12 for its boxes.
  mutating func avif() -> (width: Int, height: Int)? {
    var size: (width: Int, height: Int)?
    var isAVIF = false
    var hasPixels = false
    while !isAtEnd {
      guard let (type, content) = box() else { return nil }
      var reader = ByteReader(content)
      switch type {
      case "ftyp":
        while let brand = reader.text(4) { isAVIF = isAVIF || brand == "avif" || brand == "avis" }
      case "meta":
        guard reader.skip(4) else { return nil }
        size = reader.largestExtent(in: ["iprp", "ipco"])
      case "mdat", "idat": hasPixels = true
      default: break
      }
    }
    return isAVIF && hasPixels ? size : nil
  }

  private mutating func box() -> (type: String, content: ArraySlice<UInt8>)? {
    guard let length = bigEndian(4), let type = text(4) else { return nil }
    switch length {
    case 0: return take(left).map { (type, $0) }
    case 1:
      guard let length = bigEndian(8), length >= 16 else { return nil }
      return take(length - 16).map { (type, $0) }
    default: return take(length - 8).map { (type, $0) }
    }
  }

  /// The size of the image among those of its parts: tiles, transparency. It stands in boxes within boxes.
  private mutating func largestExtent(in boxes: ArraySlice<String>) -> (width: Int, height: Int)? {
    var largest: (width: Int, height: Int)?
    while let (type, content) = box() {
      var reader = ByteReader(content)
      var extent: (width: Int, height: Int)?
      if type == boxes.first {
        extent = reader.largestExtent(in: boxes.dropFirst())
      } else if type == "ispe", boxes.isEmpty, reader.skip(4), let width = reader.bigEndian(4),
        let height = reader.bigEndian(4)
      {
        extent = (width, height)
      }
      if let extent, largest.map({ Self.area(extent) > Self.area($0) }) ?? true { largest = extent }
    }
    return largest
  }

  /// As a floating-point number, because a file may claim anything.
  private static func area(_ size: (width: Int, height: Int)) -> Double {
    Double(size.width) * Double(size.height)
  }
}
