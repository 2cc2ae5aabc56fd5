import HTTPTypes
import Hummingbird

/// Sends what arrives by plain HTTP to https.
struct HTTPSRedirect: MiddlewareProtocol {
  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    guard !context.origin.isSecure else { return try await next(request, context) }
    return Redirect(permanentlyTo: "https://\(context.origin.host)\(request.uri.string)").response
  }
}
