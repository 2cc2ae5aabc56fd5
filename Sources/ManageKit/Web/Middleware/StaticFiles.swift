import Foundation
import Hummingbird

/// Serves `/static/…` in development, with ETags and ranges.
struct StaticFiles: MiddlewareProtocol {
  private static let prefix = "/static/"

  let finders: StaticFinders
  private let responses = FileResponses()

  init(finders: StaticFinders) {
    self.finders = finders
  }

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    guard request.uri.path.hasPrefix(Self.prefix) else { return try await next(request, context) }
    let path = request.uri.path.dropFirst(Self.prefix.count).removingPercentEncoding
    return try await responses.response(to: request, with: path.flatMap(finders.find), context: context)
  }
}
