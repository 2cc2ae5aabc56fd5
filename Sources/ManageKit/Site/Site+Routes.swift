import Logging

extension Site {
  /// The routes of all apps, which are the same whatever the site is connected to.
  func routes(settings: Settings, logger: Logger) async throws -> [Route] {
    // PostgreSQL is reached with the first statement, and none is run.
    let nowhere = PostgresSettings(host: "localhost", port: 5432, user: "", password: Secret(""), name: "")
    let database = try await Database.open(.postgres(nowhere), logger: logger)
    let context = SiteContext(
      database: database, passwordHasher: PasswordHasher(), signingKeys: SigningKeys(""), settings: settings,
      logger: logger)
    var routing = Routing()
    for app in apps { routing.add(app: app.name) { app.routing(&$0, context) } }
    await database.close()
    return routing.routes
  }
}
