import Foundation

/// Hashes and verifies passwords in Django's formats: `pbkdf2_sha256$rounds$salt$hash` for new ones; for reading,
/// also `pbkdf2_sha1` and `scrypt`.
///
/// Each hash takes about half a second of a processor, on a few threads of its own.
public struct PasswordHasher: Sendable {
  /// Django 6.1's number.
  public static let defaultRounds = 1_500_000

  /// 22 characters of six bits hold the 128 bits that Django asks for; a shorter salt is replaced at login.
  private static let saltLength = 22

  private static let unusablePrefix = "!"

  private let rounds: Int
  private let pool: HashingPool
  /// Whoever sends the passwords, who gets only a share of the pool; nil for the site's own.
  private var source: String?

  /// A hasher whose new hashes have `rounds` rounds (kept within what the algorithm can run).
  ///
  /// A site needs one: a second pool would double the processors that a flood of logins takes.
  public init(rounds: Int = defaultRounds) {
    self.init(rounds: rounds, pool: HashingPool())
  }

  package init(rounds: Int = defaultRounds, pool: HashingPool) {
    self.rounds = min(max(rounds, PBKDF2.validRounds.lowerBound), PBKDF2.validRounds.upperBound)
    self.pool = pool
  }

  /// The same hasher for the passwords of one source, such as an address: however many it sends, others have their turn.
  public func shared(by source: String) -> PasswordHasher {
    var hasher = self
    hasher.source = source
    return hasher
  }

  /// A new hash for the column `password`, with a random salt.
  ///
  /// - Throws: ``PasswordHasherError/busy``
  public func hash(_ password: String) async throws(PasswordHasherError) -> String {
    try await hash(password, salt: randomString(Self.saltLength))
  }

  func hash(_ password: String, salt: String) async throws(PasswordHasherError) -> String {
    guard !salt.utf8.contains(UInt8(ascii: "$")) else { throw .invalidSalt }
    return try await pool.run(for: source) { [rounds] () throws(PasswordHasherError) in
      guard let hash = PBKDF2.derive(password: password, salt: salt, rounds: rounds) else { throw .invalidSalt }
      return "\(StoredPassword.Algorithm.pbkdf2SHA256.rawValue)$\(rounds)$\(salt)$\(Data(hash).base64EncodedString())"
    }
  }

  /// Whether `password` is the one that `encoded` was made from.
  ///
  /// An unusable password and an unknown algorithm return false, and a wrong password with fewer rounds runs the rest:
  /// each takes as long as a wrong password for a new hash, so that the time reveals nothing.
  ///
  /// - Throws: ``PasswordHasherError/busy``, ``PasswordHasherError/malformed(algorithm:)``
  public func verify(_ password: String, _ encoded: String) async throws(PasswordHasherError) -> Bool {
    guard let stored = try StoredPassword(encoded) else {
      try await burn(password)
      return false
    }
    return try await pool.run(for: source) { [rounds] () throws(PasswordHasherError) in
      let isCorrect = try stored.matches(password)
      if !isCorrect, let storedRounds = stored.rounds, storedRounds < rounds {
        _ = PBKDF2.derive(password: password, salt: stored.salt, rounds: rounds - storedRounds)
      }
      return isCorrect
    }
  }

  /// Takes as long as verifying: for a username that doesn't exist, so that the time doesn't say so.
  ///
  /// - Throws: ``PasswordHasherError/busy``
  public func burn(_ password: String) async throws(PasswordHasherError) {
    _ = try await hash(password)
  }

  /// Whether to hash a password again once it was verified: its hash has another algorithm, fewer rounds or a
  /// shorter salt than new ones. (Django also lowers rounds; two sites with different numbers would take turns.)
  public func mustUpdate(_ encoded: String) -> Bool {
    guard let stored = try? StoredPassword(encoded) else { return false }
    guard let storedRounds = stored.rounds else { return true }
    return storedRounds < rounds || stored.salt.unicodeScalars.count < Self.saltLength
  }

  /// A value for the column `password` that no password matches, different each time.
  public static func unusable() -> String {
    unusablePrefix + randomString(40)
  }

  /// Whether `encoded` isn't one of those that ``unusable()`` makes; says nothing on its being well-formed.
  public static func isUsable(_ encoded: String) -> Bool {
    !encoded.utf8.starts(with: unusablePrefix.utf8)
  }
}
