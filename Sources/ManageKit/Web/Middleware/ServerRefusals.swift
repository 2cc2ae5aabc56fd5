import Hummingbird

/// Answers what the server refuses by itself, such as a request that it can't read, like any other error: with the
/// site's page, headers and log line.
struct ServerRefusals: MiddlewareProtocol {
  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    if let fault = context.fault { throw fault }
    return try await next(request, context)
  }
}
