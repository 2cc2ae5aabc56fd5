import Hummingbird
import ManageGroundwork

/// `/accounts/signup/`
struct SignupPage: Sendable {
  private static let usernameTaken = InvalidValue(
    code: "unique", message: "A user with that username already exists.")

  let site: SiteContext

  init(_ site: SiteContext) {
    self.site = site
  }

  /// Shows the form.
  func show(_ request: Request, _ context: WebContext) -> Page {
    page(context.emptyForm(SignupForm.self), next: NextURL.find(in: context))
  }

  /// Makes the account and logs in, or says all that is wrong.
  func submit(_ request: Request, _ context: WebContext) async throws -> any Reply {
    let next = NextURL.find(in: context)
    var form = try await context.receivedForm(SignupForm.self)
    let signup = form.validate()
    if let username = form.cleaned[\.username], try await User.isTaken(username: username, in: context.database) {
      form.addError(Self.usernameTaken, to: \.username)
      return page(form, next: next)
    }
    guard let signup else { return page(form, next: next) }
    guard let user = try await create(signup.draft, password: signup.password, context) else {
      // Somebody took the name since it was looked for.
      form.addError(Self.usernameTaken, to: \.username)
      return page(form, next: next)
    }
    context.log(.signup, user: "\(user.id)")
    try await context.logIn(user, site)
    let welcome = context.translate("Welcome, %(username)s. Your account is ready.", ["username": user.username])
    context.session.addMessage(.success, welcome)
    return Redirect(to: next ?? "/")
  }

  /// The new user; nil if the name is taken.
  private func create(_ draft: User.Draft, password: String, _ context: WebContext) async throws -> User? {
    let hasher = site.passwordHasher.shared(by: IPAddress.source(of: context.origin.address))
    var draft = draft
    do {
      try await draft.setPassword(password, hasher: hasher)
    } catch {
      throw HTTPError.tooManyIfBusy(error)
    }
    return try await User.create(draft, in: context.database)
  }

  private func page(_ form: BoundForm<SignupForm>, next: String?) -> Page {
    Page("accounts/signup.html", ["form": form, "next": next], headers: .neverCached)
  }
}
