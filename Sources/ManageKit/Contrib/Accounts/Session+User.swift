import Foundation
import ManageGroundwork

/// Django's keys, so that both sites take each other's sessions, and one of this site's own.
private enum SessionKey {
  static let userID = "_auth_user_id"
  static let backend = "_auth_user_backend"
  static let passwordHash = "_auth_user_hash"
  static let login = "_auth_login"
}

extension Session {
  private static let backend = "django.contrib.auth.backends.ModelBackend"

  /// The key of the user who has logged in here, not yet checked.
  var userID: User.ID? {
    self[SessionKey.userID]?.string.flatMap { Int($0) }
  }

  /// Whether the session was made under the user's present password.
  func isValid(for user: User, keys: SigningKeys) -> Bool {
    let hash = self[SessionKey.passwordHash]?.string ?? ""
    return SessionAuthHash.verify(hash, forPasswordHash: user.password.reveal(), keys: keys)
  }

  /// Notes that `user` has logged in here, under a new key; what another user left behind is forgotten.
  func logIn(_ user: User, keys: SigningKeys) {
    if self[SessionKey.userID] != nil, userID != user.id || !isValid(for: user, keys: keys) { flush() }
    self[SessionKey.userID] = .string("\(user.id)")
    self[SessionKey.backend] = .string(Self.backend)
    renew(for: user, keys: keys)
  }

  /// Goes on under a new key once the user's password has changed (Django's `update_session_auth_hash`).
  func renew(for user: User, keys: SigningKeys) {
    cycleKey()
    self[SessionKey.passwordHash] = .string(
      SessionAuthHash.make(forPasswordHash: user.password.reveal(), keys: keys))
    self[SessionKey.login] = nil
  }

  /// The time of the login, and the key under which the registry has it: Django copies a session's data to another key,
  /// and that is then not in the registry.
  var login: (key: String, time: Date)? {
    get {
      guard let parts = self[SessionKey.login]?.array, parts.count == 2, let key = parts[0].string,
        let seconds = parts[1].int
      else { return nil }
      return (key, Date(timeIntervalSince1970: TimeInterval(seconds)))
    }
    set {
      self[SessionKey.login] = newValue.map {
        .array([.string($0.key), .int(Int($0.time.timeIntervalSince1970))])
      }
    }
  }

  /// Whether the registry has the login under the session's key, or had until somebody ended it.
  var isRegistered: Bool { login?.key.utf8.elementsEqual(key.utf8) == true }
}
