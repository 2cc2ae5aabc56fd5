/// A format of images that browsers show.
public enum ImageFormat: String, Sendable, CaseIterable {
  case png
  case jpeg
  case gif
  case webp
  case avif

  /// Its media type, such as `image/png`.
  public var mediaType: String { "image/\(rawValue)" }

  /// The file name extension, such as `.jpg`.
  public var fileExtension: String { self == .jpeg ? ".jpg" : ".\(rawValue)" }

  /// How people call it.
  var name: String { self == .webp ? "WebP" : rawValue.uppercased() }
}
