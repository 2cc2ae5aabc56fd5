import HTTPTypes
import Hummingbird
import ManageGroundwork
import NIOCore

/// `/up` and `/ready`, which load balancers ask: before the Host check, without session or page.
struct HealthChecks: MiddlewareProtocol {
  /// The hosts that a target which names one may name.
  let hosts: HostCheck
  /// Why the site is not ready to serve; empty when it is.
  let reasons: @Sendable () async -> [String]

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    let isAllowed = !request.hasAbsoluteTarget || hosts.allows(context.origin.host)
    guard isAllowed, request.method == .get || request.method == .head else { return try await next(request, context) }
    if request.path.equals("/up") { return Self.response(.ok, "{\"status\":\"up\"}") }
    if request.path.equals("/ready") { return await ready() }
    return try await next(request, context)
  }

  private func ready() async -> Response {
    let reasons = await reasons()
    guard !reasons.isEmpty else { return Self.response(.ok, "{\"status\":\"ready\"}") }
    let document: JSONValue = .object(["status": "unavailable", "reasons": .array(reasons.map { .string($0) })])
    return Self.response(.serviceUnavailable, document.serialized())
  }

  private static func response(_ status: HTTPResponse.Status, _ json: String) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: json + "\n")))
  }
}
