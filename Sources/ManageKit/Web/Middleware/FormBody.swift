import HTTPTypes
import Hummingbird
import NIOCore

/// Reads the form that a request carries, `application/x-www-form-urlencoded` or `multipart/form-data`, into
/// `context.form`; on a route that takes uploads, no further than to the first file.
struct FormBody: MiddlewareProtocol {
  /// Django's `DATA_UPLOAD_MAX_MEMORY_SIZE`: a larger form is answered with 413.
  static let maximumSize = 2_621_440

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    if let limits = context.route?.uploads, let contentType = request.headers[.contentType],
      HeaderParameters(contentType)?.value == "multipart/form-data"
    {
      var context = context
      context.files = try UploadedFiles(in: request, contentType: contentType, limits: limits)
      context.form = try await context.files.fieldsBeforeFirstFile()
      return try await next(request, context)
    }
    guard let encoding = Encoding(contentType: request.headers[.contentType] ?? "") else {
      return try await next(request, context)
    }
    if let length = request.headers[.contentLength].flatMap(Int.init), length > Self.maximumSize {
      throw HTTPError(.contentTooLarge)
    }
    var (request, context) = (request, context)
    let body = try await request.collectBody(upTo: Self.maximumSize)
    guard let form = encoding.form(in: body) else {
      throw HTTPError(.badRequest, message: "the form is damaged, not UTF-8, or has too many fields")
    }
    context.form = form
    return try await next(request, context)
  }

  private enum Encoding {
    case urlEncoded
    case multipart(boundary: String)

    init?(contentType: String) {
      if let boundary = FormData.boundary(in: contentType) {
        self = .multipart(boundary: boundary)
      } else if contentType.lowercased().hasPrefix("application/x-www-form-urlencoded") {
        self = .urlEncoded
      } else {
        return nil
      }
    }

    func form(in body: ByteBuffer) -> FormData? {
      switch self {
      case .urlEncoded: FormData(urlEncoded: body.readableBytesView)
      case .multipart(let boundary): FormData(multipart: Array(body.readableBytesView), boundary: boundary)
      }
    }
  }
}
