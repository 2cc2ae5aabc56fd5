import Hummingbird

/// The end of a request's way: runs the middleware of the route's groups and its handler, and turns the reply into a
/// response.
struct RouteHandling: Sendable {
  let renderer: PageRenderer
  let throttle: Throttle

  func answer(_ request: Request, _ context: WebContext) async throws -> Response {
    guard let route = context.route else { throw HTTPError(.notFound) }
    if let counter = route.limit?.counter(of: route, context), let seconds = await throttle.attempt([counter]) {
      throw HTTPError.tooMany(retryAfter: seconds)
    }
    return try await route.middleware[...].handOver(request, context) { request, context in
      try await route.handler(request, context).response(to: request, in: context, using: renderer)
    }
  }
}
