import Logging

/// Finds out who a username and a password belong to.
struct Authenticator: Sendable {
  private let users: Users
  private let hasher: PasswordHasher
  private let logger: Logger

  init(_ site: SiteContext) {
    users = Users(site.database)
    hasher = site.passwordHasher
    logger = site.logger
  }

  /// The active user who has this name and password; nil takes as long whether the name, the password or neither is
  /// right. A hash that is weaker than new ones is replaced.
  ///
  /// Throws `PasswordHasherError.busy`.
  func user(username: String, password: String) async throws -> User? {
    guard let user = try await users.find(username: username) else {
      try await hasher.burn(password)
      return nil
    }
    guard try await verify(password, of: user), user.isActive else { return nil }
    // A busy hasher is no reason to refuse a correct password: the next login upgrades.
    guard hasher.mustUpdate(user.password.reveal()), let hash = try? await hasher.hash(password) else { return user }
    guard try await users.replacePassword(of: user, withHash: hash) else {
      // Another login has upgraded it, or somebody has changed it, in the meantime.
      return try await self.user(username: username, password: password)
    }
    var upgraded = user
    upgraded.password = Secret(hash)
    return upgraded
  }

  private func verify(_ password: String, of user: User) async throws -> Bool {
    do throws(PasswordHasherError) {
      return try await hasher.verify(password, user.password.reveal())
    } catch {
      guard case .malformed = error else { throw error }
      logger.error("user \(user.id) can't log in: \(error)")
      try await hasher.burn(password)
      return false
    }
  }
}
