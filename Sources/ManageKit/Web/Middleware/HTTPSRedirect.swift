import HTTPTypes
import Hummingbird

/// Sends what arrives by plain HTTP to https.
struct HTTPSRedirect: MiddlewareProtocol {
  let loop: RedirectLoop

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    guard !context.origin.isSecure else { return try await next(request, context) }
    // `OPTIONS *` and CONNECT name no path of this site.
    guard request.path.starts(with: "/") else { throw HTTPError(.badRequest) }
    if loop.comesBack(request, context.origin, context.logger) { return RedirectLoop.response }
    let location = "https://\(context.origin.host)\(request.target)"
    return Response(status: .movedPermanently, headers: [.location: location])
  }
}
