import Logging
import TemplateEngine

extension Site {
  /// The web side of the site, ready to run.
  func webApplication(
    _ settings: Settings, database: Database, logger: Logger, statics: any StaticResolver, servesStaticFiles: Bool,
    readsTemplatesAnew: Bool
  ) throws -> WebApplication {
    let web = try settings.web
    let resources = Resources(
      database: database, passwordHasher: PasswordHasher(rounds: try settings.passwordRounds),
      signingKeys: SigningKeys(web.secretKey.reveal()), logger: logger)
    var routing = Routing()
    for app in apps { app.routing(&routing, resources) }
    let migrations = try migrations(root: settings.root, dialect: database.dialect)
    return WebApplication(
      profile: settings.profile, settings: web, resources: resources, routing: routing, languages: languages,
      engine: { [templates = try templates(root: settings.root)] table in
        templates.engine(
          urls: table, statics: statics, readsAnew: readsTemplatesAnew, debug: settings.profile != .product)
      },
      staticFinders: servesStaticFiles ? staticFinders(root: settings.root) : nil,
      staticOrigin: (statics as? ManifestStaticURLs)?.origin,
      unreadiness: { await Self.unreadiness(of: database, migrations, logger) })
  }

  /// The migrations of the site's apps, and of any other folder in `migrations/`.
  func migrations(root: String, dialect: Dialect) throws -> Migrations {
    let embedded = EmbeddedFiles.all.compactMapValues { if case .text(let text) = $0 { text } else { nil } }
    let loader = MigrationLoader(
      folder: root + "/migrations", embedded: embedded, apps: ["sessions"] + apps.map(\.name))
    return try Migrations(loader, dialect: dialect)
  }

  /// Load balancers wait a few seconds for an answer.
  private static let readinessLimit = Duration.seconds(3)

  private static func unreadiness(
    of database: Database, _ migrations: Migrations, _ logger: Logger
  ) async -> [String] {
    do {
      let unapplied = try await withDeadline(readinessLimit) { try await migrations.unapplied(in: database) }
      return unapplied.map { "\($0) is not applied" }
    } catch {
      // The details are for the log: /ready is open to anybody.
      logger.warning("not ready: \(error)")
      return ["the database does not answer"]
    }
  }
}
