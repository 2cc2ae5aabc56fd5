import HTTPTypes
import Hummingbird

/// `/accounts/login/`
struct LoginPage: Sendable {
  let site: SiteContext
  let throttle: LoginThrottle

  /// Shows the form; sends on who is logged in already.
  func show(_ request: Request, _ context: WebContext) -> any Reply {
    let next = NextURL.find(in: context)
    if context.user != nil { return Redirect(to: next ?? "/") }
    return page(context.emptyForm(LoginForm.self), next: next)
  }

  /// Logs in, or says what is wrong.
  func submit(_ request: Request, _ context: WebContext) async throws -> any Reply {
    let next = NextURL.find(in: context)
    var form = try await context.receivedForm(LoginForm.self)
    guard let login = form.validate() else { return page(form, next: next) }
    guard let user = try await user(login.username, login.password, context) else {
      context.log(.loginWrong, user: site.digest(ofUsername: login.username))
      form.addError(LoginForm.wrongLogin)
      return page(form, next: next)
    }
    try await context.logIn(user, site)
    return Redirect(to: next ?? "/")
  }

  private func user(_ username: String, _ password: String, _ context: WebContext) async throws -> User? {
    let address = context.origin.address
    if let seconds = await throttle.attempt(username: username, address: address) {
      context.log(.loginThrottled, user: site.digest(ofUsername: username))
      throw HTTPError.tooMany(retryAfter: seconds)
    }
    do {
      let user = try await User.authenticate(username: username, password: password, from: address, on: site)
      if user != nil { await throttle.reset(username: username, address: address) }
      return user
    } catch {
      throttle.withdraw(username: username, address: address)
      throw HTTPError.tooManyIfBusy(error)
    }
  }

  private func page(_ form: BoundForm<LoginForm>, next: String?) -> Page {
    Page("accounts/login.html", ["form": form, "next": next], headers: .neverCached)
  }
}
