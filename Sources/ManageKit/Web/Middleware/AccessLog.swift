import HTTPTypes
import Hummingbird
import Logging

/// Logs a line a request: method, path, status, time, client. Never the query, which may hold a secret; and of a path
/// with a parameter `token` only the pattern.
struct AccessLog: MiddlewareProtocol {
  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    let response = try await next(request, context)
    // The server has given it up, and answered in its stead.
    guard !Task.isCancelled else { return response }
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    let milliseconds = Double(seconds) * 1000 + Double(attoseconds) / 1e15
    context.logger.log(
      level: response.status.isFailure ? .error : .info,
      "\(request.method.rawValue) \(Self.path(of: request, context)) \(response.status.code)",
      metadata: [
        "ms": "\((milliseconds * 10).rounded() / 10)",
        "client": "\(context.origin.address)",
      ])
    return response
  }

  private static func path(of request: Request, _ context: WebContext) -> String {
    // Set by whatever found the route, in a box that all copies of the context share.
    guard let pattern = context.endpointPath, pattern.contains(":token>") || pattern.contains("<token>")
    else { return "\(request.path)" }
    return "/" + pattern
  }
}

extension HTTPResponse.Status {
  /// Whether the site is at fault: not for a version of HTTP that it doesn't speak.
  var isFailure: Bool { code >= 500 && self != .httpVersionNotSupported }
}
