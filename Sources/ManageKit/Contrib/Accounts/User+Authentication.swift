import Logging
import ManageGroundwork

extension User {
  /// The active user who has this password and this name, or alone this e-mail address; nil takes as long whether the
  /// name, the password or neither is right. A hash that is weaker than new ones is replaced.
  ///
  /// Passwords from one address get only a share of the processors. Throws `PasswordHasherError.busy` among others.
  public static func authenticate(
    username: String, password: String, from address: String? = nil, on site: SiteContext
  ) async throws -> User? {
    // No account can have such a name or password, and that is not a secret: no work is spent on them.
    guard username.utf8.count <= UsernameValidator.maximumBytes, password.utf8.count <= PasswordPolicy.maximumLength
    else { return nil }
    let hasher = address.map { site.passwordHasher.shared(by: IPAddress.source(of: $0)) } ?? site.passwordHasher
    guard let user = try await find(login: username, in: site.database) else {
      try await hasher.burn(password)
      return nil
    }
    guard try await user.verifies(password, hasher, site.logger), user.isActive else { return nil }
    return try await user.upgrade(password, hasher, in: site.database)
  }

  private func verifies(_ password: String, _ hasher: PasswordHasher, _ logger: Logger) async throws -> Bool {
    do throws(PasswordHasherError) {
      return try await checkPassword(password, hasher: hasher)
    } catch {
      guard case .malformed = error else { throw error }
      logger.error("user \(id) can't log in: \(error)")
      try await hasher.burn(password)
      return false
    }
  }

  private func upgrade(_ password: String, _ hasher: PasswordHasher, in database: Database) async throws -> User? {
    // A busy hasher is no reason to refuse a correct password: the next login upgrades.
    guard hasher.mustUpdate(self.password.reveal()), let hash = try? await hasher.hash(password) else { return self }
    guard try await replacePassword(withHash: hash, in: database) else {
      // Another login has upgraded it in the meantime, or somebody has changed it.
      guard let user = try await User.find(id, in: database),
        try await user.checkPassword(password, hasher: hasher)
      else { return nil }
      return user
    }
    var upgraded = self
    upgraded.password = Secret(hash)
    return upgraded
  }
}
