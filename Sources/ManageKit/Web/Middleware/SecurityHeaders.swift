import Foundation
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

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.nonce = randomString(22)
    var response = try await next(request, context)
    for (name, value) in headers(nonce: context.nonce) where response.headers[named: name] == nil {
      response.headers[named: name] = value
    }
    if let hstsSeconds, context.origin.isSecure {
      response.headers[.strictTransportSecurity] = "max-age=\(hstsSeconds); includeSubDomains"
    }
    return response
  }

  private func headers(nonce: String) -> [(String, String)] {
    let statics = staticOrigin.map { " \($0)" } ?? ""
    let media = statics + mediaOrigins.filter { $0 != staticOrigin }.map { " \($0)" }.joined()
    return [
      ("X-Content-Type-Options", "nosniff"),
      ("X-Frame-Options", "DENY"),
      ("Referrer-Policy", "same-origin"),
      ("Cross-Origin-Opener-Policy", "same-origin"),
      (
        "Content-Security-Policy",
        "default-src 'self'\(statics); script-src 'self' 'nonce-\(nonce)'\(statics); "
          + "style-src 'self' 'nonce-\(nonce)'\(statics); img-src 'self' data:\(media); media-src 'self'\(media); "
          + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
      ),
    ]
  }
}
