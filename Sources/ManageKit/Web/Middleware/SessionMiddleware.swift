import Foundation
import Hummingbird
import ManageGroundwork

/// Loads the visitor's session before the handler and saves it after: its data if they changed, and that it was used at
/// most once an hour.
struct SessionMiddleware: MiddlewareProtocol {
  static let cookieName = "sessionid"
  /// How far a stored expiry may be from the right one before it is written.
  private static let precision: TimeInterval = 60 * 60

  let store: any SessionStore
  /// How long a session lasts after its last use, in seconds.
  let idleSeconds: Int
  let isCookieSecure: Bool

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    let cookie = request.cookie(named: Self.cookieName)
    var expiry: Date?
    if let key = cookie.flatMap(Self.key), let stored = try await store.load(key) {
      context.session = Session(key: key, data: stored.data)
      expiry = stored.expiry
    }
    var response = try await next(request, context)
    if context.session.current.isModified {
      try await save(context.session, hasCookie: cookie != nil, into: &response)
    } else if let expiry {
      try await touch(context.session, expiring: expiry, into: &response)
    }
    return response
  }

  /// Keys that Django or this site makes are 32 characters; nothing else is worth a query.
  private static func key(_ text: ClientText) -> String? {
    guard let key = try? text.string(maximumBytes: 40), key.utf8.count >= 8,
      key.utf8.allSatisfy(\.isASCIIAlphanumeric)
    else { return nil }
    return key
  }

  private func save(_ session: Session, hasCookie: Bool, into response: inout Response) async throws {
    let state = session.current
    if let key = state.key, state.needsNewKey || state.data.isEmpty { try await store.delete(key) }
    guard !state.data.isEmpty else {
      if hasCookie { response.setCookie(cookie(value: "", maxAge: 0)) }
      return
    }
    let now = Date()
    let stored = StoredSession(data: state.data, expiry: expiry(of: session, at: now))
    if let key = state.key, !state.needsNewKey {
      let exists = try await store.update(key, stored)
      response.setCookie(exists ? cookie(key, until: stored.expiry, at: now) : cookie(value: "", maxAge: 0))
    } else {
      try await store.create(session.key, stored)
      response.setCookie(cookie(session.key, until: stored.expiry, at: now))
    }
  }

  private func touch(_ session: Session, expiring stored: Date, into response: inout Response) async throws {
    let now = Date()
    let expiry = expiry(of: session, at: now)
    guard abs(expiry.timeIntervalSince(stored)) > Self.precision else { return }
    try await store.touch(session.key, until: expiry)
    response.setCookie(cookie(session.key, until: expiry, at: now))
  }

  private func expiry(of session: Session, at now: Date) -> Date {
    min(now + TimeInterval(idleSeconds), session.end ?? .distantFuture)
  }

  private func cookie(_ key: String, until expiry: Date, at now: Date) -> Cookie {
    cookie(value: key, maxAge: max(Int(expiry.timeIntervalSince(now).rounded()), 0))
  }

  private func cookie(value: String, maxAge: Int) -> Cookie {
    Cookie(
      name: Self.cookieName, value: value, maxAge: maxAge, path: "/", secure: isCookieSecure, httpOnly: true,
      sameSite: .lax)
  }
}
