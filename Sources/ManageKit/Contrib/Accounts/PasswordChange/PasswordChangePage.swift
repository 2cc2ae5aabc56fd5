import Hummingbird
import ManageGroundwork

/// `/accounts/password/change/`
struct PasswordChangePage: Sendable {
  let site: SiteContext
  let passwords: PasswordConfirmation

  /// Shows the form.
  func show(_ request: Request, _ context: WebContext, _ user: User) -> any Reply {
    page(context.emptyForm(PasswordChangeForm.self))
  }

  /// Changes the password, which ends the user's other sessions, or says what is wrong.
  func submit(_ request: Request, _ context: WebContext, _ user: User) async throws -> any Reply {
    var form = try await context.receivedForm(PasswordChangeForm.self)
    let change = form.validate()
    for problem in form.cleaned[\.newPassword].map(user.problems) ?? [] { form.addError(problem, to: \.newPassword) }
    guard let change, form.errors(of: \.newPassword).isEmpty else { return page(form) }
    guard try await passwords.confirm(change.oldPassword, of: user, context) else {
      form.addError(PasswordChangeForm.wrongPassword, to: \.oldPassword)
      return page(form)
    }
    let changed = try await context.setPassword(change.newPassword, of: user, site)
    context.session.renew(for: changed, keys: site.signingKeys)
    context.rotateCSRFToken()
    context.session.addMessage(
      .success, context.translate("Your password was changed. You are logged out everywhere else."))
    return Redirect(toRoute: "profile")
  }

  private func page(_ form: BoundForm<PasswordChangeForm>) -> Page {
    Page("accounts/password_change.html", ["form": form], headers: .neverCached)
  }
}

extension User {
  /// The rules that a password would break as this user's.
  func problems(with password: String) -> [InvalidValue] {
    PasswordPolicy.site.problems(with: password, user: attributes)
  }
}

extension WebContext {
  /// Sets a user's password, which ends their sessions, and returns the user as they are then.
  ///
  /// Throws 429 where the hasher is busy.
  func setPassword(_ password: String, of user: User, _ site: SiteContext) async throws -> User {
    let hasher = site.passwordHasher.shared(by: IPAddress.source(of: origin.address))
    do {
      let changed = try await user.setPassword(password, hasher: hasher, in: database)
      log(.passwordChanged, user: "\(user.id)")
      return changed
    } catch {
      throw HTTPError.tooManyIfBusy(error)
    }
  }
}
