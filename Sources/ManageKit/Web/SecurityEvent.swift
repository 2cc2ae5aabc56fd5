import Logging
import ManageGroundwork

/// Something that whoever watches over a site wants to see in its log (OWASP ASVS 5.0, chapter 16).
///
/// Each is a line `security: EVENT` with the client's address, the request's id and the user: its key, or, where the
/// name may be nobody's, a keyed digest of it. Nothing in it is a client's text, so that no line can be forged.
public enum SecurityEvent: String, Sendable {
  case loginDone = "login done"
  case loginWrong = "login wrong"
  case loginThrottled = "login throttled"
  case logout = "logout"
  case signup = "signup"
  case passwordChanged = "password changed"
  case passwordResetRequested = "password reset requested"
  case passwordResetThrottled = "password reset throttled"
  /// A link that sets a password whose token is wrong, used or too old.
  case passwordResetRefused = "password reset refused"
  case deletionRequested = "account deletion requested"
  /// A session that was made under another password, or was ended elsewhere.
  case sessionRefused = "session refused"
  /// A user has ended sessions elsewhere.
  case sessionsEnded = "sessions ended"
  case csrfRefused = "csrf refused"
  case hostRefused = "host refused"
  case permissionRefused = "permission refused"

  var level: Logger.Level {
    switch self {
    case .loginDone, .logout, .signup, .passwordChanged, .passwordResetRequested, .deletionRequested, .sessionsEnded:
      .notice
    default: .warning
    }
  }
}

extension WebContext {
  /// Logs an event; `user` is the key of a user, or a digest (``SiteContext/digest(ofUsername:)``).
  public func log(_ event: SecurityEvent, user: String? = nil) {
    var metadata: Logger.Metadata = ["client": "\(origin.address)"]
    if let user { metadata["user"] = "\(user)" }
    logger.log(level: event.level, "security: \(event.rawValue)", metadata: metadata)
  }
}

extension SiteContext {
  /// A digest by which the lines of one username are found, and which nobody without the secret key can make.
  public func digest(ofUsername username: String) -> String {
    SaltedHMAC.compute(salt: "manage.log.username", value: username, secret: signingKeys.current).prefix(8).hexadecimal
  }
}
