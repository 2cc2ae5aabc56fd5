import Hummingbird
import ManageGroundwork

/// Loads the visitor's session before the handler and saves it after, if it changed.
struct SessionMiddleware: MiddlewareProtocol {
  static let cookieName = "sessionid"

  let store: any SessionStore
  let isCookieSecure: Bool

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    let cookie = request.cookie(named: Self.cookieName)
    if let key = cookie.flatMap(Self.key), let data = try await store.load(key) {
      context.session = Session(key: key, data: data)
    }
    var response = try await next(request, context)
    try await save(context.session.current, hasCookie: cookie != nil, into: &response)
    return response
  }

  /// Keys that Django or this site makes are 32 characters; nothing else is worth a query.
  private static func key(_ text: ClientText) -> String? {
    guard let key = try? text.string(maximumBytes: 40), key.utf8.count >= 8,
      key.utf8.allSatisfy(\.isASCIIAlphanumeric)
    else { return nil }
    return key
  }

  private func save(_ state: Session.State, hasCookie: Bool, into response: inout Response) async throws {
    guard state.isModified else { return }
    if let key = state.key, state.needsNewKey || state.data.isEmpty { try await store.delete(key) }
    guard !state.data.isEmpty else {
      if hasCookie { response.setCookie(cookie(value: "", maxAge: 0)) }
      return
    }
    if let key = state.key, !state.needsNewKey {
      let exists = try await store.update(key, state.data)
      response.setCookie(exists ? cookie(value: key, maxAge: Session.age) : cookie(value: "", maxAge: 0))
    } else {
      response.setCookie(cookie(value: try await store.create(state.data), maxAge: Session.age))
    }
  }

  private func cookie(value: String, maxAge: Int) -> Cookie {
    Cookie(
      name: Self.cookieName, value: value, maxAge: maxAge, path: "/", secure: isCookieSecure, httpOnly: true,
      sameSite: .lax)
  }
}
