import ManageGroundwork

/// Django's keys, so that both sites take each other's sessions.
private enum SessionKey {
  static let userID = "_auth_user_id"
  static let backend = "_auth_user_backend"
  static let passwordHash = "_auth_user_hash"
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
  }
}
