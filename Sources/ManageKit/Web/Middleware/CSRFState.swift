import Synchronization

/// The CSRF secret of one request: the cookie's, or a new one that is set once a page has used it.
final class CSRFState: Sendable {
  let token: CSRFToken
  private let isFromCookie: Bool
  private let isUsed = Mutex(false)

  init(cookie: String? = nil) {
    let existing = cookie.flatMap(CSRFToken.init(cookie:))
    isFromCookie = existing != nil
    token = existing ?? CSRFToken()
  }

  /// The token for a form.
  func maskedToken() -> String {
    isUsed.withLock { $0 = true }
    return token.masked()
  }

  /// Whether the response has to carry the cookie.
  var needsCookie: Bool {
    isUsed.withLock { $0 } && !isFromCookie
  }
}
