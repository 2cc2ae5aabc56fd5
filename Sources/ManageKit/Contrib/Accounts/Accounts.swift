import Hummingbird
import ManageTemplateEngine

extension App {
  /// Users: signing up, logging in and out, and who is looking at a page.
  ///
  /// Every page gets `user`; handlers have `context.user` and ``loginRequired(_:)``.
  public static let accounts = App(
    "accounts", models: [User.self, UserSession.self],
    commands: [ChangePassword.self, CreateSuperuser.self, EndSessions.self],
    resources: .embedded(in: "Contrib/Accounts/Resources"), dependencies: [.sessions, .throttle],
    settings: [.superuser, .loginLimits]
  ) { routing, site in
    let registry = SessionRegistry(site)
    routing.use(UserMiddleware(site: site, registry: registry))
    routing.addContextProcessor { ["user": $0.user?.templateValue ?? .object(AnonymousUser())] }

    let limits = (try? site.settings.loginLimits) ?? .standard
    let login = LoginPage(site: site, throttle: LoginThrottle(routing.throttle, limits)), signup = SignupPage(site)
    let sessions = SessionsPage(registry: registry)
    routing.include("accounts/") { routing in
      routing.get("login/", name: "login", login.show)
      routing.post("login/", login.submit)
      routing.post("logout/", name: "logout", LogoutPage.submit)
      routing.get("signup/", name: "signup", signup.show)
      routing.post("signup/", limit: .perAddress(limits.signup), signup.submit)
      routing.get("sessions/", name: "sessions", loginRequired(sessions.show))
      routing.post("sessions/", loginRequired(sessions.submit))
    }
    routing.addFormerAccountAddresses()
  }
}

extension Routing {
  /// The addresses that pages had on the site before this one.
  private static let formerAddresses = [
    ("myaccounts/login/", "/accounts/login/"),
    ("myaccounts/logout/", "/accounts/logout/"),
    ("myaccounts/signup/", "/accounts/signup/"),
    ("myaccounts/findpass/", "/accounts/password/reset/"),
  ]

  fileprivate mutating func addFormerAccountAddresses() {
    for (former, successor) in Self.formerAddresses {
      let redirect: Handler = { request, _ in
        Redirect(keepingMethodTo: successor + (request.query.map { "?" + $0.unboundedString } ?? ""))
      }
      get(former, redirect)
      post(former, redirect)
    }
  }
}
