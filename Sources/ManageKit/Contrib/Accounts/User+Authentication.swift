import Logging

extension User {
  /// The active user who has this name and password; nil takes as long whether the name, the password or neither is
  /// right. A hash that is weaker than new ones is replaced.
  ///
  /// Throws `PasswordHasherError.busy` among others.
  public static func authenticate(username: String, password: String, on site: SiteContext) async throws -> User? {
    guard let user = try await find(username: username, in: site.database) else {
      try await site.passwordHasher.burn(password)
      return nil
    }
    guard try await user.verifies(password, on: site), user.isActive else { return nil }
    return try await user.upgrade(password, on: site)
  }

  private func verifies(_ password: String, on site: SiteContext) async throws -> Bool {
    do throws(PasswordHasherError) {
      return try await checkPassword(password, hasher: site.passwordHasher)
    } catch {
      guard case .malformed = error else { throw error }
      site.logger.error("user \(id) can't log in: \(error)")
      try await site.passwordHasher.burn(password)
      return false
    }
  }

  private func upgrade(_ password: String, on site: SiteContext) async throws -> User? {
    let hasher = site.passwordHasher
    // A busy hasher is no reason to refuse a correct password: the next login upgrades.
    guard hasher.mustUpdate(self.password.reveal()), let hash = try? await hasher.hash(password) else { return self }
    guard try await replacePassword(withHash: hash, in: site.database) else {
      // Another login has upgraded it in the meantime, or somebody has changed it.
      return try await User.authenticate(username: username, password: password, on: site)
    }
    var upgraded = self
    upgraded.password = Secret(hash)
    return upgraded
  }
}
