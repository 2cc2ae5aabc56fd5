import Foundation

/// The tokens of links that let their owner set a new password: Django's `PasswordResetTokenGenerator`.
///
/// A token is a time and a digest of what a login, a new password and a new e-mail address change. Nothing of it is
/// stored: it ends with any of them, and three days after it was made.
struct PasswordResetTokens: Sendable {
  /// How long a token lasts, in days: Django's `PASSWORD_RESET_TIMEOUT`.
  static let days = 3

  /// No token is longer than its time, a hyphen and half of the digest's 64 digits.
  private static let maximumLength = 64

  private static let salt = "django.contrib.auth.tokens.PasswordResetTokenGenerator"

  let keys: SigningKeys

  /// A token for a user as they are now.
  func make(for subject: PasswordResetSubject, at time: Date = Date()) -> String {
    token(of: subject, seconds: Self.seconds(of: time), key: keys.current) ?? ""
  }

  /// Whether a token was made for the user as they are now, at most three days ago, under the current key or a former
  /// one.
  func isValid(_ token: String, for subject: PasswordResetSubject, at time: Date = Date()) -> Bool {
    guard token.utf8.count <= Self.maximumLength else { return false }
    let parts = token.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let seconds = Base36.decode(String(parts[0])) else { return false }
    let isGenuine = keys.all.contains { key in
      self.token(of: subject, seconds: seconds, key: key).map { constantTimeCompare($0, token) } ?? false
    }
    return isGenuine && Self.seconds(of: time) - seconds <= Self.days * 24 * 60 * 60
  }

  /// Django counts from 2001, and so does Foundation.
  private static func seconds(of time: Date) -> Int {
    Int(time.timeIntervalSinceReferenceDate)
  }

  private func token(of subject: PasswordResetSubject, seconds: Int, key: [UInt8]) -> String? {
    guard let time = Base36.encode(seconds) else { return nil }
    let digest = SaltedHMAC.compute(salt: Self.salt, value: subject.text(at: seconds), secret: key).hexadecimal
    let digits = Array(digest.utf8)
    let half = stride(from: 0, to: digits.count, by: 2).map { digits[$0] }
    return "\(time)-\(String(decoding: half, as: UTF8.self))"
  }
}

/// The values of a user that reset tokens depend on.
struct PasswordResetSubject: Sendable {
  let key: String
  let password: Secret
  let lastLogin: Date?
  let email: String

  /// Django's `_make_hash_value`, with the last login in whole seconds, which all databases keep.
  fileprivate func text(at seconds: Int) -> String {
    let login = lastLogin.flatMap { TimestampText.text(from: $0) }?.prefix(19) ?? ""
    return "\(key)\(password.reveal())\(login)\(seconds)\(email)"
  }
}

extension User {
  /// The values that the user's reset tokens depend on.
  var passwordResetSubject: PasswordResetSubject {
    PasswordResetSubject(key: "\(id)", password: password, lastLogin: lastLogin, email: email)
  }
}
