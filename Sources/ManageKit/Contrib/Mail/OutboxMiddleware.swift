import Hummingbird

/// Hands the outbox to the handlers.
struct OutboxMiddleware: MiddlewareProtocol {
  let outbox: Outbox

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    context[OutboxKey.self] = outbox
    return try await next(request, context)
  }
}

/// Names the outbox in `WebContext`.
enum OutboxKey: WebContextKey {
  typealias Value = Outbox
}
