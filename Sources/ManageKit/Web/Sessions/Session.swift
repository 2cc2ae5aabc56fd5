public import ManageGroundwork
import Synchronization

/// A visitor's data, kept between requests.
///
/// The app `sessions` keeps it in `django_session`, in Django's own format. All copies of a request's context share it.
public final class Session: Sendable {
  /// How long a session lasts after its last change, in seconds: two weeks, Django's `SESSION_COOKIE_AGE`.
  static let age = 14 * 24 * 60 * 60

  struct State {
    /// The key that the visitor's cookie has and the database knows.
    var key: String?
    var data = JSONObject()
    var isModified = false
    /// Whether the next save must be under a new key.
    var needsNewKey = false
  }

  private let state: Mutex<State>

  init(key: String? = nil, data: JSONObject = JSONObject()) {
    state = Mutex(State(key: key, data: data))
  }

  /// A value of the session; setting nil removes it.
  public subscript(name: String) -> JSONValue? {
    get { state.withLock { $0.data[name] } }
    set {
      state.withLock { state in
        state.data[name] = newValue
        state.isModified = true
      }
    }
  }

  /// Keeps the data under a new key, so that a key that somebody planted is worth nothing (Django's `cycle_key`).
  public func cycleKey() {
    state.withLock { state in
      state.needsNewKey = true
      state.isModified = true
    }
  }

  /// Forgets everything (Django's `flush`).
  public func flush() {
    state.withLock { state in
      state.data = JSONObject()
      state.needsNewKey = true
      state.isModified = true
    }
  }

  var current: State { state.withLock { $0 } }
}
