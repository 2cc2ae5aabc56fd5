public import ManageGroundwork

/// A file that a form sends, and at the same time its content, in pieces as they come in.
///
/// It can be read once, and before the next file is asked for. `UploadError` ends it above its limit, and where the
/// body breaks off.
public struct UploadedFile: AsyncSequence, Sendable {
  public typealias Element = [UInt8]

  /// The name of the form's field.
  public let field: ClientText
  /// The name that the sender gave it, without folders and made safe as Django does (`get_valid_filename`).
  public let name: String
  /// Its type according to the sender, which may be anything.
  public let contentType: ClientText
  /// The most that it may have, in bytes.
  public let limit: Int
  /// Its place among the form's files, from 1.
  let number: Int
  let stream: UploadStream

  /// Reads it as an image; throws `ImageError` unless it is one by its content, whatever it is called.
  public func image(
    formats: Set<ImageFormat> = Set(ImageFormat.allCases), maximumPixels: Int = 50_000_000
  ) async throws -> ImageFile {
    try await ImageFile.read(self, called: name, limit: limit, formats: formats, maximumPixels: maximumPixels)
  }

  /// Reads its pieces.
  public func makeAsyncIterator() -> Iterator {
    Iterator(file: self)
  }

  /// Reads a file's pieces.
  public struct Iterator: AsyncIteratorProtocol {
    fileprivate let file: UploadedFile

    /// The next piece; nil at the end.
    public mutating func next() async throws -> [UInt8]? {
      try await file.stream.nextPiece(of: file)
    }
  }

  /// Far more than a file system's 255, in bytes; the storage shortens names.
  private static let maximumNameLength = 1024

  /// The last part of a path, made safe; nil where there is none, since no file was chosen.
  static func safeName(_ sent: ClientText) throws(UploadError) -> String? {
    let last = sent.utf8.split(omittingEmptySubsequences: false) { "/\\".utf8.contains($0) }.last ?? sent.utf8
    guard let name = try? ClientText(Substring(last)).string(maximumBytes: maximumNameLength).trimmingWhitespace()
    else { throw .invalidFileName }
    guard !["", ".", ".."].contains(name) else { return nil }
    guard let safe = SafeFileName.make(name) else { throw .invalidFileName }
    return safe
  }
}
