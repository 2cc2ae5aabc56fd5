extension User {
  /// The user with exactly this name, once normalized: `SELECT … WHERE username = ?`
  public static func find(username: String, in database: Database) async throws -> User? {
    let username = UsernameValidator.normalize(username)
    return try await filter { $0.username == username }.first(from: database)
  }

  /// Whether somebody has this name, in capital or small letters.
  public static func isTaken(username: String, in database: Database) async throws -> Bool {
    let username = UsernameValidator.normalize(username)
    return try await filter { $0.username.equals(ignoringCase: username) }.exists(in: database)
  }

  /// The user of a login: the one of this name, else the only active one of this e-mail address, in capital or small
  /// letters. An address that several share is nobody's.
  ///
  /// An address costs two statements, whosever it is.
  static func find(login: String, in database: Database) async throws -> User? {
    let named = try await find(username: login, in: database)
    guard login.utf8.contains(UInt8(ascii: "@")) else { return named }
    let addressed = try await filter { $0.email.equals(ignoringCase: login) && $0.isActive }.limit(2)
      .fetch(from: database)
    return named ?? (addressed.count == 1 ? addressed[0] : nil)
  }
}
