import Hummingbird
import ManageTemplateEngine

/// `/accounts/signup/`
struct SignupPage: Sendable {
  private let site: SiteContext
  private let users: Users

  init(_ site: SiteContext) {
    self.site = site
    users = Users(site.database)
  }

  /// Shows the form.
  func show(_ request: Request, _ context: WebContext) -> any Reply {
    page(.signup, next: NextURL.find(in: request, context))
  }

  /// Makes the account and logs in, or says all that is wrong.
  func submit(_ request: Request, _ context: WebContext) async throws -> any Reply {
    let next = NextURL.find(in: request, context)
    var form = Form.signup
    form.bind(context.form)
    form.validateSignup(policy: .site)
    if form.errors(of: "username").isEmpty, try await users.isTaken(username: form["username"]) {
      form.addError(Form.usernameTaken, to: "username")
    }
    guard form.isValid else { return page(form, next: next) }
    guard let user = try await insert(form.draft, password: form["password1"]) else {
      // Somebody took the name since it was looked for.
      form.addError(Form.usernameTaken, to: "username")
      return page(form, next: next)
    }
    try await context.logIn(user, site)
    context.session.addMessage(.success, "Welcome, \(user.username). Your account is ready.")
    return Redirect(to: next ?? "/")
  }

  /// The new user; nil if the name is taken.
  private func insert(_ draft: User.Draft, password: String) async throws -> User? {
    do {
      return try await users.insert(draft, passwordHash: site.passwordHasher.hash(password))
    } catch {
      throw HTTPError.tooManyIfBusy(error)
    }
  }

  private func page(_ form: Form, next: String?) -> Page {
    Page("accounts/signup.html", ["form": form.templateValue, "next": next.templateValue], headers: .neverCached)
  }
}
