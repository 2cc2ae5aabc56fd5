import ManageGroundwork

/// A digest of its user's password hash, kept in a session so that a change of password ends every other session.
package enum SessionAuthHash {
  private static let salt = "django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash"

  /// Django's `get_session_auth_hash`: 64 hexadecimal digits, stored in the session as `_auth_user_hash`.
  package static func make(forPasswordHash passwordHash: String, keys: SigningKeys) -> String {
    make(passwordHash, key: keys.current)
  }

  /// Whether the session was made for this password hash, under the current key or a fallback.
  package static func verify(_ stored: String, forPasswordHash passwordHash: String, keys: SigningKeys) -> Bool {
    keys.all.contains { constantTimeCompare(stored, make(passwordHash, key: $0)) }
  }

  private static func make(_ passwordHash: String, key: [UInt8]) -> String {
    SaltedHMAC.compute(salt: salt, value: passwordHash, secret: key).hexadecimal
  }
}
