import ManageGroundwork
import Synchronization

/// The CSRF secret of one request: the cookie's, or a new one that is set once a page has used it.
final class CSRFState: Sendable {
  private struct State {
    var token: CSRFToken
    /// Whether the browser has it already.
    var isFromCookie: Bool
    var isUsed = false
  }

  private let state: Mutex<State>

  init(cookie: ClientText? = nil) {
    let existing = cookie.flatMap(CSRFToken.init(cookie:))
    state = Mutex(State(token: existing ?? CSRFToken(), isFromCookie: existing != nil))
  }

  var token: CSRFToken { state.withLock(\.token) }

  /// The token for a form.
  func maskedToken() -> String {
    state.withLock { state in
      state.isUsed = true
      return state.token.masked()
    }
  }

  /// Takes a new secret, which the response hands out.
  func rotate() {
    state.withLock { $0 = State(token: CSRFToken(), isFromCookie: false, isUsed: true) }
  }

  /// Whether the response has to carry the cookie.
  var needsCookie: Bool {
    state.withLock { $0.isUsed && !$0.isFromCookie }
  }
}
