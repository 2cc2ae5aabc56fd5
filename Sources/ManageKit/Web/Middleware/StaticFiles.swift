import Foundation
import Hummingbird
import ManageGroundwork

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
    guard let path = request.filePath(below: Self.prefix) else { return try await next(request, context) }
    let file = await BlockingCall.run { [finders] in Self.isLeftOut(path) ? nil : finders.find(path) }
    return try await responses.response(to: request, with: file, context: context)
  }

  /// Whether `collectstatic` would not publish it.
  private static func isLeftOut(_ path: String) -> Bool {
    let patterns = IgnorePatterns()
    return path.split(separator: "/").contains { patterns.matches(folder: String($0)) }
  }
}
