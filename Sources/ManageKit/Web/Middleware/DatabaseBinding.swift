import Hummingbird

/// Binds the site's database to the request: its statements bear the request's id.
struct DatabaseBinding: MiddlewareProtocol {
  let database: Database

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.database = database.bound { $0.id = context.id }
    return try await next(request, context)
  }
}
