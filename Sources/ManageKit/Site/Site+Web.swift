package import Logging
package import ManageCurlClient
package import ManageTemplateEngine

extension Site {
  /// The web side of the site, ready to run; `client` is what it speaks to other servers with.
  package func webApplication(
    _ settings: Settings, database: Database, client: HTTPClient, logger: Logger, statics: any StaticResolver,
    servesStaticFiles: Bool, readsTemplatesAnew: Bool
  ) throws -> WebApplication {
    let web = try settings.web
    var site = SiteContext(
      database: database.bound { $0.models = models },
      passwordHasher: PasswordHasher(rounds: try settings.passwordRounds),
      signingKeys: SigningKeys(web.secretKey.reveal(), fallbacks: web.secretKeyFallbacks.map { $0.reveal() }),
      settings: settings, logger: logger)
    site.personalData = apps.flatMap(\.personalData)
    var routing = Routing()
    var mediaOrigins: [String] = []
    for app in apps {
      let media = try settings.media(app: app.name)
      if let origin = try media.origin, !mediaOrigins.contains(origin) { mediaOrigins.append(origin) }
      site.storage = try Self.storage(media, settings, client)
      routing.add(app: app.name) { app.routing(&$0, site) }
    }
    let migrations = try migrations(root: settings.root, dialect: database.dialect)
    return WebApplication(
      profile: settings.profile, settings: web, site: site, routing: routing, languages: languages,
      engine: { [templates = try templates(root: settings.root)] table in
        templates.engine(
          urls: table, statics: statics, readsAnew: readsTemplatesAnew, debug: settings.profile != .product)
      },
      staticFinders: servesStaticFiles ? staticFinders(root: settings.root) : nil,
      staticOrigin: (statics as? HashedStaticURLs)?.origin,
      mediaFolder: settings.profile == .product ? nil : settings.root + "/media", mediaOrigins: mediaOrigins,
      limits: try settings.serverLimits,
      unreadiness: { await Self.unreadiness(of: database, migrations, logger) })
  }

  /// In product nobody serves files from this machine's disk, and they would be lost with it.
  private static func storage(
    _ media: MediaSettings, _ settings: Settings, _ client: HTTPClient
  ) throws -> any Storage {
    guard settings.profile == .product, media.bucket == nil else {
      return try media.storage(root: settings.root, client: client)
    }
    let keys = Requirement.storage.keys.filter(\.isAllOrNone)
    return UnconfiguredStorage(keys: keys.map { $0.fullName(in: settings.profile) })
  }

  /// Load balancers wait a few seconds for an answer.
  private static let readinessLimit = Duration.seconds(3)

  private static func unreadiness(
    of database: Database, _ migrations: Migrations, _ logger: Logger
  ) async -> [String] {
    do {
      let unapplied = try await withDeadline(readinessLimit) { try await migrations.unapplied(in: database) }
      guard !unapplied.isEmpty else { return [] }
      // The names, like the details of an error, are for the log: /ready is open to anybody.
      logger.warning("not ready: \(unapplied.map(\.description).joined(separator: ", ")) not applied")
      return [unapplied.count == 1 ? "1 migration is not applied" : "\(unapplied.count) migrations are not applied"]
    } catch {
      logger.warning("not ready: \(error)")
      return ["the database does not answer"]
    }
  }
}
