import Hummingbird

/// The end of a request's way: runs the middleware of the route's groups and its handler, and turns the reply into a
/// response.
struct RouteHandling: Sendable {
  let renderer: PageRenderer
  let throttle: Throttle

  func answer(_ request: Request, _ context: WebContext) async throws -> Response {
    guard let route = context.route else { throw HTTPError(.notFound) }
    if let limit = route.limit, let seconds = try await pause(limit, of: route, context) {
      throw HTTPError.tooMany(retryAfter: seconds)
    }
    return try await route.middleware[...].handOver(request, context) { request, context in
      try await route.handler(request, context).response(to: request, in: context, using: renderer)
    }
  }

  /// How long the client is to wait, in seconds; nil not at all.
  private func pause(_ limit: RouteLimit, of route: Route, _ context: WebContext) async throws -> Int? {
    let counter = limit.counter(of: route, context)
    guard limit.needsStore else { return await throttle.attempt([counter]) }
    do {
      return try await throttle.attemptStored([counter])
    } catch {
      context.logger.error("\(route.method.rawValue) /\(route.pattern) is refused: attempts can't be counted: \(error)")
      throttle.withdraw([counter])
      throw HTTPError.unavailable
    }
  }
}
