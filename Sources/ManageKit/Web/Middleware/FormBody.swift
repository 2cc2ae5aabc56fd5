import HTTPTypes
import Hummingbird
import NIOCore

/// Reads the form that a request carries (`application/x-www-form-urlencoded`) into `context.form`.
struct FormBody: MiddlewareProtocol {
  /// Django's `DATA_UPLOAD_MAX_MEMORY_SIZE`: a larger form is answered with 413.
  static let maximumSize = 2_621_440

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    guard Self.isForm(request) else { return try await next(request, context) }
    if let length = request.headers[.contentLength].flatMap(Int.init), length > Self.maximumSize {
      throw HTTPError(.contentTooLarge)
    }
    var (request, context) = (request, context)
    let body = try await request.collectBody(upTo: Self.maximumSize)
    guard let form = FormData(urlEncoded: body.readableBytesView) else {
      throw HTTPError(.badRequest, message: "the form is not valid UTF-8 or has too many fields")
    }
    context.form = form
    return try await next(request, context)
  }

  private static func isForm(_ request: Request) -> Bool {
    request.headers[.contentType]?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true
  }
}
