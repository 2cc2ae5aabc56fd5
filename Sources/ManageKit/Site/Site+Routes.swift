import Logging

extension Site {
  /// The routes of all apps, which are the same whatever the site is connected to.
  func routes(settings: Settings, logger: Logger) -> [Route] {
    let context = SiteContext(
      database: .unbound, passwordHasher: PasswordHasher(), signingKeys: SigningKeys(""), settings: settings,
      logger: logger)
    var routing = Routing()
    for app in apps { routing.add(app: app.name) { app.routing(&$0, context) } }
    return routing.routes
  }
}
