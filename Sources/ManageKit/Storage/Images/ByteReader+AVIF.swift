/// Reads a whole AVIF file, returns width and height, and stops behind the image's end; nil when the file isn't put
/// together as the format says.
extension ByteReader {
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
