extension WebContext {
  /// Logs a user in: notes it in the session and the time in the database, and ends the tokens of forms that were
  /// shown before.
  func logIn(_ user: User, _ resources: Resources) async throws {
    try await Users(resources.database).recordLogin(of: user.id)
    session.logIn(user, keys: resources.signingKeys)
    rotateCSRFToken()
  }
}
