import HTTPTypes
import Hummingbird
import ManageTemplateEngine

/// `/accounts/login/`
struct LoginPage: Sendable {
  private static let wrongMessage =
    "Please enter a correct username and password. Note that both fields may be case-sensitive."

  private let site: SiteContext
  private let authenticator: Authenticator
  private let throttle = LoginThrottle()

  init(_ site: SiteContext) {
    self.site = site
    authenticator = Authenticator(site)
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
      form.nonFieldErrors.append(Self.wrongMessage)
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
      let user = try await authenticator.user(username: username, password: password)
      if user != nil { throttle.reset(username: username, address: address) }
      return user
    } catch {
      throttle.withdraw(username: username, address: address)
      throw HTTPError.tooManyIfBusy(error)
    }
  }

  private func page(_ form: Form, next: String?) -> Page {
    Page("accounts/login.html", ["form": form.templateValue, "next": next.templateValue], headers: .neverCached)
  }
}

extension Form {
  /// The fields of the login page.
  static let login = Form([
    FormField(
      "username", label: "Username", maximumLength: UsernameValidator.maxLength, autocomplete: "username",
      hasFocus: true),
    FormField("password", label: "Password", kind: .password, autocomplete: "current-password"),
  ])
}

extension HTTPFields {
  /// For pages that nobody may keep, as Django's `never_cache` has it.
  static let neverCached: HTTPFields = [.cacheControl: "max-age=0, no-cache, no-store, must-revalidate, private"]
}

extension HTTPError {
  /// How long a client is to wait for a hasher that has too much to do, in seconds.
  private static let busyPause = 5

  static func tooMany(retryAfter seconds: Int) -> HTTPError {
    HTTPError(.tooManyRequests, headers: [.retryAfter: "\(seconds)"])
  }

  /// 429 if the error is that too many passwords are being hashed, else the error itself.
  static func tooManyIfBusy(_ error: any Error) -> any Error {
    error as? PasswordHasherError == .busy ? tooMany(retryAfter: busyPause) : error
  }
}
