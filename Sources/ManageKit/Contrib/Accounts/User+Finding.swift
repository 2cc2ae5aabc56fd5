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
}
