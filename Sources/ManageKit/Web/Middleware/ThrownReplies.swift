import Hummingbird

/// Turns what is thrown with a status below 500, such as `HTTPError(.notFound)`, into its page at once, so that the
/// steps around it work as after any answer: the session, its messages and a new CSRF token are kept, as in Django.
struct ThrownReplies: MiddlewareProtocol {
  let page: ErrorPage

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch  where ErrorPage.status(of: error).code < 500 {
      if ErrorPage.status(of: error) == .forbidden { context.log(.permissionRefused) }
      return page.response(for: error, to: request, language: context.language)
    }
  }
}
