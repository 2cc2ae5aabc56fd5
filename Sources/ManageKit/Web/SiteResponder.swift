package import Hummingbird

/// Answers the server's requests: hands each through the site's middleware, from the outside in, to the handler.
package struct SiteResponder: HTTPResponder {
  let middleware: [Routing.Middleware]
  let handling: RouteHandling

  package func respond(to request: Hummingbird.Request, context: WebContext) async throws -> Response {
    try await middleware[...].handOver(Request(request), context, to: handling.answer)
  }
}

extension ArraySlice<Routing.Middleware> {
  /// Hands a request from each to the next, and from the last to `end`.
  func handOver(
    _ request: Request, _ context: WebContext,
    to end: @escaping (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    guard let first else { return try await end(request, context) }
    return try await first.handle(request, context: context) { request, context in
      try await dropFirst().handOver(request, context, to: end)
    }
  }
}
