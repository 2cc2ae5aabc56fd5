import Hummingbird

/// `/accounts/delete/`
struct DeletionPage: Sendable {
  let passwords: PasswordConfirmation

  /// Says what a deletion means, and asks for the password.
  func show(_ request: Request, _ context: WebContext, _ user: User) -> any Reply {
    page(context.emptyForm(DeletionForm.self))
  }

  /// Makes the account inactive, which ends its sessions, or says that the password is wrong.
  func submit(_ request: Request, _ context: WebContext, _ user: User) async throws -> any Reply {
    var form = try await context.receivedForm(DeletionForm.self)
    guard let deletion = form.validate() else { return page(form) }
    guard try await passwords.confirm(deletion.password, of: user, context) else {
      form.addError(DeletionForm.wrongPassword, to: \.password)
      return page(form)
    }
    try await user.requestDeletion(in: context.database)
    context.log(.deletionRequested, user: "\(user.id)")
    context.logOut()
    context.session.addMessage(
      .success,
      context.translate(
        "Your account is closed. It will be deleted in %(days)s days.", ["days": "\(Deletion.grace)"]))
    return Redirect.afterLogout
  }

  private func page(_ form: BoundForm<DeletionForm>) -> Page {
    Page("accounts/delete.html", ["form": form, "days": Deletion.grace], headers: .neverCached)
  }
}
