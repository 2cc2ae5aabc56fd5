import Foundation
public import ManageGroundwork
import Synchronization

/// A visitor's data, kept between requests.
///
/// The app `sessions` keeps it in `django_session`, in Django's own format. All copies of a request's context share it.
public final class Session: Sendable {
  struct State {
    /// The key that the visitor's cookie has and the store knows.
    var key: String?
    /// The key of the next save, where that is another one and was asked for already.
    var nextKey: String?
    var data = JSONObject()
    var isModified = false
    /// Whether the next save must be under a new key.
    var needsNewKey = false
    /// When it ends however much it is used.
    var end: Date?
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
      state.end = nil
    }
  }

  /// The key that the session is kept under after this request.
  var key: String {
    state.withLock { state in
      if let key = state.key, !state.needsNewKey { return key }
      let key = state.nextKey ?? SessionCodec.makeKey()
      state.nextKey = key
      return key
    }
  }

  /// When the session ends however much it is used; nil is never.
  var end: Date? {
    get { state.withLock { $0.end } }
    set { state.withLock { $0.end = newValue } }
  }

  var current: State { state.withLock { $0 } }
}
