extension User {
  /// Sets the user's rights, all of them, and e-mail address:
  /// `UPDATE accounts_user SET email = ?, is_staff = ?, is_superuser = ?, is_active = ? WHERE id = ?`
  public func makeAdministrator(email: String, in database: Database) async throws {
    try await User.filter { $0.id == id }.update(in: database) {
      $0.email = EmailValidator.normalize(email)
      $0.isStaff = true
      $0.isSuperuser = true
      $0.isActive = true
    }
  }
}
