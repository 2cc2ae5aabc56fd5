extension WebContext {
  /// Logs a user in: notes it in the session and the time in the database, and ends the tokens of forms that were
  /// shown before.
  func logIn(_ user: User, _ site: SiteContext) async throws {
    try await Users(site.database).recordLogin(of: user.id)
    session.logIn(user, keys: site.signingKeys)
    rotateCSRFToken()
  }
}
