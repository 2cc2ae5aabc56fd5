/// Why a file isn't taken for an image.
public enum ImageError: Error, Equatable, Sendable {
  /// It begins like none of the formats.
  case unknownFormat
  /// It is an image, of a format that isn't allowed here.
  case formatNotAllowed(ImageFormat)
  /// It ends before the image does, or isn't put together as its format says.
  case damaged(ImageFormat)
  /// More comes after the image's end, as in a file that is an image and something else at once.
  case trailingData(ImageFormat)
  /// It has more pixels than allowed, or none.
  case wrongSize(width: Int, height: Int, maximumPixels: Int)
}

extension ImageError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownFormat: "the file is not an image in a known format"
    case .formatNotAllowed(let format): "images in \(format.name) are not allowed"
    case .damaged(let format): "the \(format.name) image is incomplete or damaged"
    case .trailingData(let format): "the \(format.name) image is followed by something else"
    case .wrongSize(let width, let height, let maximum):
      "the image has \(width) × \(height) pixels; between 1 and \(maximum) are allowed"
    }
  }
}
