public import Foundation

/// The users in the table `accounts_user`.
public struct Users: Sendable {
  private let database: Database

  /// The users of a site's database.
  public init(_ database: Database) {
    self.database = database
  }

  /// The user with this key: `SELECT … WHERE id = ?`
  public func find(id: User.ID) async throws -> User? {
    try await first("WHERE id = \(id)")
  }

  /// The user with exactly this name, once normalized: `SELECT … WHERE username = ?`
  public func find(username: String) async throws -> User? {
    try await first("WHERE username = \(UsernameValidator.normalize(username))")
  }

  /// Whether somebody has this name, in capital or small letters (SQLite knows those of ASCII alone):
  /// `SELECT … WHERE upper(username) = upper(?)`
  public func isTaken(username: String) async throws -> Bool {
    let username = UsernameValidator.normalize(username)
    return try await first("WHERE upper(username) = upper(CAST(\(username) AS text))") != nil
  }

  private func first(_ condition: SQL) async throws -> User? {
    try await database.query("SELECT \(sql: User.columns) FROM accounts_user \(sql: condition)").first.map(User.init)
  }

  /// Adds a user; nil if the name is taken:
  /// `INSERT INTO accounts_user … ON CONFLICT (username) DO NOTHING RETURNING …`
  public func insert(_ draft: User.Draft, passwordHash: String) async throws -> User? {
    try await database.query(
      """
      INSERT INTO accounts_user (username, email, first_name, last_name, name, password, is_staff, is_superuser,
        is_active, date_joined)
      VALUES (\(draft.username), \(draft.email), \(draft.firstName), \(draft.lastName), '', \(passwordHash),
        \(draft.isAdministrator), \(draft.isAdministrator), \(true), \(Date()))
      ON CONFLICT (username) DO NOTHING
      RETURNING \(sql: User.columns)
      """
    ).first.map(User.init)
  }

  /// Sets a user's password, unless it was set anew since the user was read; says whether it did:
  /// `UPDATE accounts_user SET password = ? WHERE id = ? AND password = ?`
  public func replacePassword(of user: User, withHash hash: String) async throws -> Bool {
    try await database.execute(
      """
      UPDATE accounts_user SET password = \(hash) WHERE id = \(user.id) AND password = \(user.password.reveal())
      """) > 0
  }

  /// Sets a user's password: `UPDATE accounts_user SET password = ? WHERE id = ?`
  public func setPassword(of id: User.ID, toHash hash: String) async throws {
    try await database.execute("UPDATE accounts_user SET password = \(hash) WHERE id = \(id)")
  }

  /// Notes that a user has logged in: `UPDATE accounts_user SET last_login = ? WHERE id = ?`
  public func recordLogin(of id: User.ID, at date: Date = Date()) async throws {
    try await database.execute("UPDATE accounts_user SET last_login = \(date) WHERE id = \(id)")
  }

  /// Gives a user every right and an e-mail address:
  /// `UPDATE accounts_user SET email = ?, is_staff = ?, is_superuser = ?, is_active = ? WHERE id = ?`
  public func makeAdministrator(_ id: User.ID, email: String) async throws {
    try await database.execute(
      """
      UPDATE accounts_user SET email = \(EmailValidator.normalize(email)), is_staff = \(true),
        is_superuser = \(true), is_active = \(true)
      WHERE id = \(id)
      """)
  }
}
