/// Why a password could be neither hashed nor checked. None of them names the password or its hash.
public enum PasswordHasherError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Too many hashes are under way: a web page answers 429.
  case busy
  /// The salt is empty or contains `$`.
  case invalidSalt
  /// The stored hash names an algorithm whose form it doesn't have, or parameters that can't be run.
  case malformed(algorithm: String)

  /// One line for a log.
  public var description: String {
    switch self {
    case .busy: "too many passwords are being hashed; try again in a few seconds"
    case .invalidSalt: "the salt of a password hash is empty or contains $"
    case .malformed(let algorithm): "a stored \(algorithm) password hash is damaged; set the password again"
    }
  }
}
