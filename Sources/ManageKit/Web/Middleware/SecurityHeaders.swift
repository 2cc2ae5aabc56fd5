import HTTPTypes
import Hummingbird

/// Puts the security headers on every response, errors included: Django's, and a strict Content-Security-Policy.
struct SecurityHeaders: MiddlewareProtocol {
  /// How long browsers are to insist on https, in seconds; nil says nothing.
  let hstsSeconds: Int?
  /// Another server whose styles, scripts, images and fonts pages use; nil if there is none.
  var staticOrigin: String?
  /// Other servers whose images, sounds and films pages use.
  var mediaOrigins: [String] = []

  private static let fixed: [(name: String, value: String)] = [
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
  ]

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    let policy = ContentSecurityPolicy(staticOrigin: staticOrigin, mediaOrigins: mediaOrigins)
    context.contentSecurityPolicy = policy
    var response = try await next(request, context)
    for (name, value) in Self.fixed where response.headers[named: name] == nil { response.headers[named: name] = value }
    if response.headers[.contentSecurityPolicy] == nil {
      response.headers[.contentSecurityPolicy] = policy.headerValue
    }
    if let hstsSeconds, context.origin.isSecure {
      response.headers[.strictTransportSecurity] = "max-age=\(hstsSeconds); includeSubDomains"
    }
    return response
  }
}
