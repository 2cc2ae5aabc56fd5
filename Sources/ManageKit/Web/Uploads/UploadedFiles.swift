import HTTPTypes
import Hummingbird

/// The files that a form sends, one after the other as they come in (Django's `request.FILES`, without a copy on disk).
///
///     routing.post("books/new/", uploads: UploadLimits(file: 10 << 20)) { _, context in
///       for try await file in context.files where file.field.equals("cover") {
///         let name = try await site.storage.save(try await file.image(), as: file.name, in: "covers")
///       }
///       return Redirect(to: "/books/")
///     }
public struct UploadedFiles: AsyncSequence, Sendable {
  public typealias Element = UploadedFile

  /// Nil where there can't be any.
  private let stream: UploadStream?

  init() {
    stream = nil
  }

  /// Throws `UploadError` for a body that says beforehand that it is too large, and one without a boundary.
  init(in request: Request, contentType: HeaderParameters, limits: UploadLimits) throws(UploadError) {
    if let length = request.headers[.contentLength]?.value(as: Int.self), length > limits.total {
      throw .requestTooLarge(limit: limits.total)
    }
    guard let parser = MultipartParser(contentType: contentType) else { throw .damaged("it has no boundary") }
    stream = UploadStream(request.body, parser, limits: limits)
  }

  /// Whether the form is one that sends files.
  var mayCome: Bool { stream != nil }

  /// The form's fields that have been read: all of them once there is no next file.
  public var fields: FormData {
    get async { await stream?.fields ?? FormData() }
  }

  func fieldsBeforeFirstFile() async throws -> FormData {
    try await stream?.fieldsBeforeFirstFile() ?? FormData()
  }

  /// Goes on where the last one stopped.
  public func makeAsyncIterator() -> Iterator {
    Iterator(stream: stream)
  }

  /// Goes from file to file.
  public struct Iterator: AsyncIteratorProtocol {
    fileprivate let stream: UploadStream?

    /// The next file; nil at the form's end. What is left of the last one is skipped.
    public mutating func next() async throws -> UploadedFile? {
      try await stream?.nextFile()
    }
  }
}
