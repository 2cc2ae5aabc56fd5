public import Foundation

/// The users in the table `accounts_user`.
public struct Users: Sendable {
  private static let byID = User.prepared { (id: Parameter<User.ID>) in User.filter { $0.id == id } }
  private let database: Database

  /// The users of a site's database.
  public init(_ database: Database) {
    self.database = database
  }

  /// The user with this key: `SELECT … WHERE id = ?`
  public func find(id: User.ID) async throws -> User? {
    try await Self.byID.first(from: database, id)
  }

  /// The user with exactly this name, once normalized: `SELECT … WHERE username = ?`
  public func find(username: String) async throws -> User? {
    let username = UsernameValidator.normalize(username)
    return try await User.filter { $0.username == username }.first(from: database)
  }

  /// Whether somebody has this name, in capital or small letters.
  public func isTaken(username: String) async throws -> Bool {
    let username = UsernameValidator.normalize(username)
    return try await User.filter { $0.username.equals(ignoringCase: username) }.exists(in: database)
  }

  /// Adds a user; nil if the name is taken: `INSERT INTO accounts_user … ON CONFLICT DO NOTHING RETURNING …`
  public func insert(_ draft: User.Draft, passwordHash: String) async throws -> User? {
    var draft = draft
    draft.password = Secret(passwordHash)
    return try await User.insert(draft).orIgnore().returning().fetch(from: database).first
  }

  /// Replaces the password hash unless it has changed since the user was loaded; returns whether it did:
  /// `UPDATE accounts_user SET password = ? WHERE id = ? AND password = ?`
  public func replacePassword(of user: User, withHash hash: String) async throws -> Bool {
    try await User.filter { $0.id == user.id && $0.password == user.password }
      .update(in: database) { $0.password = Secret(hash) } > 0
  }

  /// Sets a user's password: `UPDATE accounts_user SET password = ? WHERE id = ?`
  public func setPassword(of id: User.ID, toHash hash: String) async throws {
    try await User.filter { $0.id == id }.update(in: database) { $0.password = Secret(hash) }
  }

  /// Notes that a user has logged in: `UPDATE accounts_user SET last_login = ? WHERE id = ?`
  public func recordLogin(of id: User.ID, at date: Date = Date()) async throws {
    try await User.filter { $0.id == id }.update(in: database) { $0.lastLogin = date }
  }

  /// Sets a user's rights, all of them, and e-mail address:
  /// `UPDATE accounts_user SET email = ?, is_staff = ?, is_superuser = ?, is_active = ? WHERE id = ?`
  public func makeAdministrator(_ id: User.ID, email: String) async throws {
    try await User.filter { $0.id == id }.update(in: database) {
      $0.email = EmailValidator.normalize(email)
      $0.isStaff = true
      $0.isSuperuser = true
      $0.isActive = true
    }
  }
}
