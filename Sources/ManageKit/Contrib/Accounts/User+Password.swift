extension User.Draft {
  /// Sets the password. Throws `PasswordHasherError.busy`.
  public mutating func setPassword(_ password: String, hasher: PasswordHasher) async throws(PasswordHasherError) {
    self.password = Secret(try await hasher.hash(password))
  }
}

extension User {
  /// Adds a user; nil if the name is taken: `INSERT INTO accounts_user … ON CONFLICT DO NOTHING RETURNING …`
  public static func create(_ draft: Draft, in database: Database) async throws -> User? {
    try await insert(draft).orIgnore().returning().fetch(from: database).first
  }

  /// Whether this is the user's password; takes as long for a wrong one as for none.
  ///
  /// Throws `PasswordHasherError.busy`, and `.malformed` for a hash that can't be read.
  public func checkPassword(_ password: String, hasher: PasswordHasher) async throws(PasswordHasherError) -> Bool {
    try await hasher.verify(password, self.password.reveal())
  }

  /// Sets the password, which ends the user's sessions, and returns the user as they are then:
  /// `UPDATE accounts_user SET password = ? WHERE id = ?`
  ///
  /// Throws `PasswordHasherError.busy` among others.
  @discardableResult
  public func setPassword(_ password: String, hasher: PasswordHasher, in database: Database) async throws -> User {
    var changed = self
    changed.password = Secret(try await hasher.hash(password))
    let hash = changed.password
    try await User.filter { $0.id == id }.update(in: database) { $0.password = hash }
    return changed
  }

  /// Replaces the password's hash unless it has changed since the user was loaded; returns whether it did:
  /// `UPDATE accounts_user SET password = ? WHERE id = ? AND password = ?`
  func replacePassword(withHash hash: String, in database: Database) async throws -> Bool {
    try await User.filter { $0.id == id && $0.password == password }
      .update(in: database) { $0.password = Secret(hash) } > 0
  }
}
