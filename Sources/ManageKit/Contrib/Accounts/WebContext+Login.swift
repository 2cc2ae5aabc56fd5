import Foundation

extension WebContext {
  /// Logs a user in: notes it in the session and the time in the database, and ends the tokens of forms that were
  /// shown before.
  public func logIn(_ user: User, _ site: SiteContext) async throws {
    try await user.recordLogin(in: database)
    session.logIn(user, keys: site.signingKeys)
    session.end = SessionRegistry(site).end(of: user, begun: Date())
    rotateCSRFToken()
    log(.loginDone, user: "\(user.id)")
  }

  /// Forgets the session, which ends the login.
  public func logOut() {
    session.flush()
  }
}

extension User {
  /// Notes that the user has logged in: `UPDATE accounts_user SET last_login = ? WHERE id = ?`
  fileprivate func recordLogin(in database: Database) async throws {
    let now = Date()
    try await User.filter { $0.id == id }.update(in: database) { $0.lastLogin = now }
  }
}
