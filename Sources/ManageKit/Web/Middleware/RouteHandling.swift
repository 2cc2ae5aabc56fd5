import Hummingbird

/// The innermost step of a request: runs the middleware of the route's groups and its handler, and turns the reply into
/// a response.
struct RouteHandling: MiddlewareProtocol {
  let renderer: PageRenderer

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    guard let route = context.route else { return try await next(request, context) }
    return try await answer(request, context, route, after: route.middleware[...])
  }

  private func answer(
    _ request: Request, _ context: WebContext, _ route: Route, after middleware: ArraySlice<Routing.Middleware>
  ) async throws -> Response {
    guard let first = middleware.first else {
      return try await route.handler(request, context).response(to: request, in: context, using: renderer)
    }
    return try await first.handle(request, context: context) { request, context in
      try await answer(request, context, route, after: middleware.dropFirst())
    }
  }
}
