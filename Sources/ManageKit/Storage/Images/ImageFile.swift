/// An image that is whole, with nothing before or behind it: told by its content, whatever it was called.
///
/// The file's structure is followed from its first byte to its last; the pixels themselves aren't decoded.
public struct ImageFile: Sendable {
  /// The format that the content has.
  public let format: ImageFormat
  /// In pixels.
  public let width: Int
  /// In pixels.
  public let height: Int
  /// The file.
  public let bytes: [UInt8]

  /// Reads an image; throws `ImageError`.
  ///
  /// - Parameter maximumPixels: What a reader can unpack without harm, however few bytes it comes in.
  public init(
    _ bytes: [UInt8], formats: Set<ImageFormat> = Set(ImageFormat.allCases), maximumPixels: Int = 50_000_000
  ) throws(ImageError) {
    guard let format = ImageFormat(signature: bytes) else { throw .unknownFormat }
    guard formats.contains(format) else { throw .formatNotAllowed(format) }
    var reader = ByteReader(bytes[...])
    let size =
      switch format {
      case .png: reader.png()
      case .jpeg: reader.jpegs()
      case .gif: reader.gif()
      case .webp: reader.webp()
      case .avif: reader.avif()
      }
    guard let (width, height) = size else { throw .damaged(format) }
    guard reader.isAtEnd else { throw .trailingData(format) }
    // Divided, because the product of what a file claims may overflow.
    guard width > 0, height > 0, height <= maximumPixels / width else {
      throw .wrongSize(width: width, height: height, maximumPixels: maximumPixels)
    }
    (self.format, self.width, self.height, self.bytes) = (format, width, height, bytes)
  }

  /// Reads an image that comes in pieces; throws `ImageError`, or `StorageError.objectTooLarge` above a limit in bytes.
  public static func read<Content: AsyncSequence & Sendable>(
    _ content: Content, called name: String, limit: Int, formats: Set<ImageFormat> = Set(ImageFormat.allCases),
    maximumPixels: Int = 50_000_000
  ) async throws -> ImageFile where Content.Element == [UInt8] {
    let bytes = try await LimitedContent(content, name: name, limit: limit).reduce(into: []) { $0 += $1 }
    return try ImageFile(bytes, formats: formats, maximumPixels: maximumPixels)
  }
}

extension ImageFormat {
  /// The format of a file that begins like this.
  fileprivate init?(signature bytes: [UInt8]) {
    func has(_ text: [UInt8], at offset: Int = 0) -> Bool { bytes.dropFirst(offset).starts(with: text) }
    if has([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if has([0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if has(Array("GIF87a".utf8)) || has(Array("GIF89a".utf8)) {
      self = .gif
    } else if has(Array("RIFF".utf8)), has(Array("WEBP".utf8), at: 8) {
      self = .webp
    } else if has(Array("ftyp".utf8), at: 4) {
      self = .avif
    } else {
      return nil
    }
  }
}
