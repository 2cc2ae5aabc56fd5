import ManageKit

/// Whether a visitor agrees to being counted, as a cookie keeps it.
enum AnalyticsChoice: String, WebContextKey {
  case granted, denied

  typealias Value = AnalyticsChoice

  static let cookieName = "analytics"
  private static let halfAYear = 60 * 60 * 24 * 182

  /// The choice that a text names.
  init?(_ text: ClientText?) {
    guard let text, let choice = [Self.granted, .denied].first(where: { text.equals($0.rawValue) }) else { return nil }
    self = choice
  }

  /// Keeps the choice, and goes back to the page.
  static func submit(_ request: Request, _ context: WebContext) throws -> any Reply {
    guard let choice = AnalyticsChoice(context.form["choice"]) else { throw HTTPError(.badRequest) }
    var redirect = Redirect(to: NextURL.find(in: context) ?? "/")
    let cookie = Cookie(
      name: cookieName, value: choice.rawValue, maxAge: halfAYear, path: "/", secure: context.origin.isSecure,
      httpOnly: true, sameSite: .lax)
    redirect.headers[.setCookie] = cookie.description
    return redirect
  }
}

/// Reads the choice from a request's cookie, for the page.
struct AnalyticsChoiceReading: MiddlewareProtocol {
  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    context[AnalyticsChoice.self] = AnalyticsChoice(request.cookie(named: AnalyticsChoice.cookieName))
    return try await next(request, context)
  }
}
