import Hummingbird
import ManageTemplateEngine

extension App {
  /// Users: signing up, logging in and out, profiles, passwords and permissions, and who is looking at a page.
  ///
  /// Every page gets `user`; handlers have `context.user`, ``loginRequired(_:)`` and ``permissionRequired(_:_:)``.
  public static let accounts = App(
    "accounts",
    models: [
      User.self, Group.self, ContentType.self, Permission.self, UserGroup.self, UserPermission.self,
      GroupPermission.self, Deletion.self, UserSession.self,
    ],
    commands: [ChangePassword.self, CreateSuperuser.self, EndSessions.self, PurgeDeleted.self],
    resources: .embedded(in: "Contrib/Accounts/Resources"), dependencies: [.sessions, .throttle, .mail],
    settings: [.superuser, .loginLimits], checks: [.superuserPassword],
    personalData: [PersonalData(User.self) { $0.id == $1 }, PersonalData(UserSession.self) { $0.user == $1 }]
  ) { routing, site in
    let registry = SessionRegistry(site)
    routing.use(UserMiddleware(site: site, registry: registry))
    routing.addContextProcessor { ["user": $0.user?.templateValue ?? .object(AnonymousUser())] }

    let limits = (try? site.settings.loginLimits) ?? .standard
    let throttle = LoginThrottle(routing.throttle, limits)
    let passwords = PasswordConfirmation(site: site, throttle: throttle)
    routing.include("accounts/") { routing in
      let login = LoginPage(site: site, throttle: throttle), signup = SignupPage(site)
      routing.get("login/", name: "login", login.show)
      routing.post("login/", login.submit)
      routing.post("logout/", name: "logout", LogoutPage.submit)
      routing.get("signup/", name: "signup", signup.show)
      routing.post("signup/", limit: .perAddress(limits.signup, needsStore: true), signup.submit)

      routing.get("profile/", name: "profile", loginRequired(ProfilePage.show))
      routing.post("profile/", loginRequired(ProfilePage.submit))
      routing.get("export/", name: "export", loginRequired(ExportPage(site: site).show))

      let passwordChange = PasswordChangePage(site: site, passwords: passwords)
      routing.get("password/change/", name: "password_change", loginRequired(passwordChange.show))
      routing.post("password/change/", loginRequired(passwordChange.submit))

      let passwordReset = PasswordResetPage(site: site, throttle: routing.throttle, limit: limits.passwordReset)
      routing.get("password/reset/", name: "password_reset", passwordReset.show)
      routing.post("password/reset/", passwordReset.submit)
      routing.get("password/reset/done/", name: "password_reset_done", passwordReset.showDone)

      let setPassword = SetPasswordPage(site: site)
      let link = "password/reset/<str:uid>/<str:token>/"
      routing.get(link, name: "password_reset_confirm", setPassword.show)
      routing.post(link, setPassword.submit)

      let sessions = SessionsPage(registry: registry)
      routing.get("sessions/", name: "sessions", loginRequired(sessions.show))
      routing.post("sessions/", loginRequired(sessions.submit))

      let deletion = DeletionPage(passwords: passwords)
      routing.get("delete/", name: "delete_account", loginRequired(deletion.show))
      routing.post("delete/", loginRequired(deletion.submit))
    }
    routing.addFormerAccountAddresses()
  } afterMigrate: { database in
    try await database.context.models?.createPermissions(in: database)
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
