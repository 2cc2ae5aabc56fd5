import HTTPTypes
import Hummingbird
import Logging

/// Turns whatever the steps within it throw into a page, and logs the server's own failures.
struct ErrorPages: MiddlewareProtocol {
  let page: ErrorPage

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var response: Response
    do {
      response = try await next(request, context)
    } catch {
      if ErrorPage.status(of: error).isFailure, !Task.isCancelled {
        context.logger.error("\(request.method.rawValue) \(request.path): \(error)")
      }
      response = page.response(for: error, to: request, language: context.language)
    }
    return request.method == .head ? response.createHeadResponse() : response
  }
}
