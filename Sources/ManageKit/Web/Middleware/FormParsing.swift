import HTTPTypes
import Hummingbird
import ManageGroundwork
import NIOCore

/// Reads the form that a request carries, `application/x-www-form-urlencoded` or `multipart/form-data`, into
/// `context.form`; on a route that takes uploads, no further than to the first file.
struct FormParsing: MiddlewareProtocol {
  /// Django's `DATA_UPLOAD_MAX_MEMORY_SIZE`: a larger form is answered with 413.
  static let maximumSize = 2_621_440

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    guard let encoding = request.headers[.contentType].flatMap(Encoding.init) else {
      return try await next(request, context)
    }
    if let limits = context.route?.uploads, case .multipart(let contentType) = encoding {
      var context = context
      context.files = try UploadedFiles(in: request, contentType: contentType, limits: limits)
      context.form = try await context.files.fieldsBeforeFirstFile()
      return try await next(request, context)
    }
    if let length = request.headers[.contentLength]?.value(as: Int.self), length > Self.maximumSize {
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
    case multipart(HeaderParameters)

    init?(contentType: ClientText) {
      guard let header = HeaderParameters(contentType) else { return nil }
      if header.value.equals("multipart/form-data") {
        self = .multipart(header)
      } else if header.value.equals("application/x-www-form-urlencoded") {
        self = .urlEncoded
      } else {
        return nil
      }
    }

    func form(in body: ByteBuffer) -> FormData? {
      switch self {
      case .urlEncoded: FormData(urlEncoded: body.readableBytesView)
      case .multipart(let contentType): FormData(multipart: body, contentType: contentType)
      }
    }
  }
}
