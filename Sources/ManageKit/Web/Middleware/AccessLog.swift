import HTTPTypes
import Hummingbird
import Logging

/// Logs a line a request: method, path (never the query, which may hold a secret), status, time, client.
struct AccessLog: MiddlewareProtocol {
  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    let response = try await next(request, context)
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    let milliseconds = Double(seconds) * 1000 + Double(attoseconds) / 1e15
    context.logger.log(
      level: response.status.code >= 500 ? .error : .info,
      "\(request.method.rawValue) \(request.uri.path) \(response.status.code)",
      metadata: [
        "ms": "\((milliseconds * 10).rounded() / 10)",
        "client": "\(context.origin.address)",
      ])
    return response
  }
}
