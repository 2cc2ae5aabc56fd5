import ManageGroundwork
import ManageTemplateEngine

/// The mail with the links to new passwords.
struct PasswordResetMail: Sendable {
  /// How many accounts of one address get a link.
  private static let maximumAccounts = 100

  let site: SiteContext

  /// Sends one mail with a link for each account of an address. It goes to the address as the account has it, never as
  /// somebody typed it: small and capital letters may be the mailboxes of two people.
  func send(to email: String, _ context: WebContext) async throws {
    let users = try await users(of: email, in: context.database)
    if users.isEmpty { context.log(.passwordResetRequested, user: site.digest(ofUsername: email)) }
    for user in users { context.log(.passwordResetRequested, user: "\(user.id)") }
    for (address, users) in Dictionary(grouping: users, by: \.email) {
      do {
        let message = try await context.email(
          "accounts/email/password_reset", values: values(users, context), to: [EmailAddress(address)])
        try await context.sendMail(message)
      } catch let error as EmailError {
        // An error page would tell that there is an account.
        context.logger.error("the link to a new password can't be sent: \(error)")
      }
    }
  }

  /// The active accounts that have a password, as in Django:
  /// `SELECT … FROM accounts_user WHERE fold(email) = fold(?) AND is_active AND NOT password LIKE '!%' …`
  private func users(of email: String, in database: Database) async throws -> [User] {
    try await User.filter { $0.email.equals(ignoringCase: email) && $0.isActive }
      .order { $0.id.ascending }.limit(Self.maximumAccounts).fetch(from: database)
      .filter { PasswordHasher.isUsable($0.password.reveal()) }
  }

  private func values(_ users: [User], _ context: WebContext) -> [String: any TemplateValueConvertible] {
    let tokens = PasswordResetTokens(keys: site.signingKeys)
    return [
      "site_name": context.origin.host,
      "site_url": context.origin.siteURL,
      "days": PasswordResetTokens.days,
      "accounts": users.map { user in
        ["username": user.username, "uid": user.uid, "token": tokens.make(for: user.passwordResetSubject)]
      },
    ]
  }
}
