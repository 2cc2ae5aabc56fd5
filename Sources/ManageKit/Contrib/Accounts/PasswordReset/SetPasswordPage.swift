import Hummingbird
import ManageGroundwork

/// `/accounts/password/reset/<uid>/<token>/`
///
/// As in Django, the link's token moves to the session at once, and the form stands at `…/set-password/`: neither the
/// address bar nor a `Referer` shows the token any longer.
struct SetPasswordPage: Sendable {
  private static let sessionKey = "_password_reset_token"
  private static let tokenInSession = "set-password"

  let site: SiteContext

  /// Takes the token over from the link, then shows the form; a link that no longer works says so.
  func show(_ request: Request, _ context: WebContext) async throws -> any Reply {
    let (uid, token): (String, String) = (try context.parameter("uid"), try context.parameter("token"))
    guard !token.utf8.elementsEqual(Self.tokenInSession.utf8) else {
      guard try await user(uid, context) != nil else { return refusal(context) }
      return page(context.emptyForm(SetPasswordForm.self))
    }
    guard try await user(uid, token: token, context) != nil else { return refusal(context) }
    context.session[Self.sessionKey] = .string(token)
    var redirect = Redirect(toRoute: "password_reset_confirm", ["uid": uid, "token": Self.tokenInSession])
    redirect.headers[named: "Referrer-Policy"] = "no-referrer"
    return redirect
  }

  /// Sets the password, which ends all sessions of the user and the link itself, or says what is wrong.
  func submit(_ request: Request, _ context: WebContext) async throws -> any Reply {
    guard let user = try await user(try context.parameter("uid"), context) else { return refusal(context) }
    var form = try await context.receivedForm(SetPasswordForm.self)
    let change = form.validate()
    for problem in form.cleaned[\.newPassword].map(user.problems) ?? [] { form.addError(problem, to: \.newPassword) }
    guard let change, form.errors(of: \.newPassword).isEmpty else { return page(form) }
    _ = try await context.setPassword(change.newPassword, of: user, site)
    // A session of the user would end with the next request, and the message with it.
    if context.user?.id == user.id { context.logOut() }
    context.session[Self.sessionKey] = nil
    context.session.addMessage(.success, context.translate("Your new password is set. You can log in with it now."))
    return Redirect(toRoute: "login")
  }

  /// The active user of a link, if the token, by default the session's, is theirs.
  private func user(_ uid: String, token: String? = nil, _ context: WebContext) async throws -> User? {
    guard let token = token ?? context.session[Self.sessionKey]?.string, let id = User.key(ofUID: uid),
      let user = try await User.find(id, in: context.database), user.isActive,
      PasswordResetTokens(keys: site.signingKeys).isValid(token, for: user.passwordResetSubject)
    else { return nil }
    return user
  }

  private func refusal(_ context: WebContext) -> Page {
    context.log(.passwordResetRefused)
    return Page("accounts/password_reset_invalid.html", headers: .neverCached)
  }

  private func page(_ form: BoundForm<SetPasswordForm>) -> Page {
    Page("accounts/set_password.html", ["form": form], headers: .neverCached)
  }
}

extension User {
  /// The key as links have it: Django's `uidb64`.
  var uid: String { URLSafeBase64.encode("\(id)".utf8) }

  /// The key that a link has; nil where the text isn't one.
  static func key(ofUID text: String) -> Int? {
    guard text.utf8.count <= 32, let digits = URLSafeBase64.decode(text), digits.allSatisfy(\.isASCIIDigit) else {
      return nil
    }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}
