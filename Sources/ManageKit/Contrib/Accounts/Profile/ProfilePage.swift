import Hummingbird

/// `/accounts/profile/`
enum ProfilePage {
  /// Shows the profile, and the way to everything else about the account.
  static func show(_ request: Request, _ context: WebContext, _ user: User) -> any Reply {
    page(context.emptyForm(ProfileForm.self, fields: ProfileForm.Fields(of: user)))
  }

  /// Changes the names: `UPDATE accounts_user SET first_name = ?, last_name = ?, name = ? WHERE id = ?`
  static func submit(_ request: Request, _ context: WebContext, _ user: User) async throws -> any Reply {
    var form = try await context.receivedForm(ProfileForm.self)
    guard let profile = form.validate() else { return page(form) }
    try await User.filter { $0.id == user.id }.update(in: context.database) {
      $0.firstName = profile.firstName
      $0.lastName = profile.lastName
      $0.name = profile.name
    }
    context.session.addMessage(.success, context.translate("Your profile was saved."))
    return Redirect(toRoute: "profile")
  }

  private static func page(_ form: BoundForm<ProfileForm>) -> Page {
    Page("accounts/profile.html", ["form": form], headers: .neverCached)
  }
}
