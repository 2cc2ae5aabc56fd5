import HTTPTypes
import Hummingbird

/// `/accounts/login/`
struct LoginPage: Sendable {
  let site: SiteContext
  private let throttle = LoginThrottle()

  init(_ site: SiteContext) {
    self.site = site
  }

  /// Shows the form; sends on who is logged in already.
  func show(_ request: Request, _ context: WebContext) -> any Reply {
    let next = NextURL.find(in: request, context)
    if context.user != nil { return Redirect(to: next ?? "/") }
    return page(.login, next: next)
  }

  /// Logs in, or says what is wrong.
  func submit(_ request: Request, _ context: WebContext) async throws -> any Reply {
    let next = NextURL.find(in: request, context)
    var form = Form.login
    form.bind(context.form)
    guard form.isValid else { return page(form, next: next) }
    guard let user = try await user(form["username"], form["password"], from: context.origin.address) else {
      form.nonFieldErrors.append(Form.wrongLogin)
      return page(form, next: next)
    }
    try await context.logIn(user, site)
    return Redirect(to: next ?? "/")
  }

  private func user(_ username: String, _ password: String, from address: String) async throws -> User? {
    if let seconds = throttle.attempt(username: username, address: address) {
      throw HTTPError.tooMany(retryAfter: seconds)
    }
    do {
      let user = try await User.authenticate(username: username, password: password, on: site)
      if user != nil { throttle.reset(username: username, address: address) }
      return user
    } catch {
      throttle.withdraw(username: username, address: address)
      throw HTTPError.tooManyIfBusy(error)
    }
  }

  private func page(_ form: Form, next: String?) -> Page {
    Page("accounts/login.html", ["form": form, "next": next], headers: .neverCached)
  }
}
