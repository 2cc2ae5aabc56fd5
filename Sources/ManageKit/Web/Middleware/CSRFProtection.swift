import Foundation
import HTTPTypes
import Hummingbird

/// Refuses forms that another site sent, as Django's `CsrfViewMiddleware` does: the cookie `csrftoken` and the field
/// `csrfmiddlewaretoken` (or the header `X-CSRFToken`) must belong together, and `Origin` or, over https, `Referer`
/// must be this site's. Routes that are exempt take any form.
struct CSRFProtection: MiddlewareProtocol {
  static let cookieName = "csrftoken"
  private static let fieldName = "csrfmiddlewaretoken"
  private static let safeMethods: Set<HTTPRequest.Method> = [.get, .head, .options, .trace]
  private static let maximumRefererLength = 8192
  private static let oneYear = 60 * 60 * 24 * 7 * 52

  let isCookieSecure: Bool

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    let cookie = request.cookie(named: Self.cookieName)
    context.csrf = CSRFState(cookie: cookie)
    if !Self.safeMethods.contains(request.method), context.route?.isCSRFExempt != true {
      do {
        try check(request, context, hasCookie: cookie.flatMap(CSRFToken.init(cookie:)) != nil)
      } catch {
        context.log(.csrfRefused)
        throw error
      }
    }
    var response = try await next(request, context)
    if context.csrf.needsCookie {
      response.setCookie(
        Cookie(
          name: Self.cookieName, value: context.csrf.token.secret, maxAge: Self.oneYear, path: "/",
          secure: isCookieSecure, httpOnly: false, sameSite: .lax))
    }
    return response
  }

  private func check(_ request: Request, _ context: WebContext, hasCookie: Bool) throws {
    if let origin = request.headers[.origin] {
      guard origin.equals(context.origin.siteURL) else { throw CSRFFailure.foreignOrigin }
    } else if context.origin.isSecure {
      guard let referer = try request.headers[.referer]?.string(maximumBytes: Self.maximumRefererLength),
        let referer = URL(string: referer)
      else { throw CSRFFailure.missingReferer }
      guard Self.origin(of: referer) == context.origin.siteURL else { throw CSRFFailure.foreignOrigin }
    }
    guard hasCookie else { throw CSRFFailure.missingCookie }
    let tokens = [context.form[Self.fieldName], request.headers["X-CSRFToken"]].compactMap(\.self)
    guard let token = tokens.first(where: { !$0.isEmpty }) else { throw CSRFFailure.missingToken }
    guard context.csrf.token.matches(token) else { throw CSRFFailure.wrongToken }
  }

  private static func origin(of url: URL) -> String {
    let host = url.host() ?? ""
    // Foundation drops the brackets of an IPv6 address.
    let authority = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
    return "\(url.scheme ?? "")://\(authority)" + (url.port.map { ":\($0)" } ?? "")
  }
}

/// Why a form was refused.
enum CSRFFailure: Error, HTTPResponseError, CustomStringConvertible {
  case foreignOrigin, missingReferer, missingCookie, missingToken, wrongToken

  var status: HTTPResponse.Status { .forbidden }

  func response(from request: Hummingbird.Request, context: some RequestContext) -> Response {
    Response(status: status)
  }

  var description: String {
    switch self {
    case .foreignOrigin: "the form was sent by another site"
    case .missingReferer: "a form sent over https must name the page it came from (Referer)"
    case .missingCookie: "the cookie 'csrftoken' is missing"
    case .missingToken: "the field 'csrfmiddlewaretoken' is missing"
    case .wrongToken: "the field 'csrfmiddlewaretoken' does not belong to the cookie"
    }
  }
}
