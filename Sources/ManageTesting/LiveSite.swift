import Hummingbird
import Logging
import ManageCurlClient
public import ManageKit

/// A site of some apps, migrated and served within the test's process on a port of its own.
///
///     try await LiveSite.with(Site([.books])) { site async throws in
///       try await Book.insert(.init(title: "Emma"), into: site.database)
///       #expect(try await site.client().get("/books/").text.contains("Emma"))
///     }
///
/// It reads templates, static files and migrations from the package's folder, as `manage` does, and uses the settings of
/// development. To test a command, run the built binary: ``ManageBinary``.
public struct LiveSite: Sendable {
  /// The site's address, without a final slash.
  public let url: String
  /// Its database.
  public let database: Database
  private let statements: StatementRecorder

  /// Serves a site on a new database and lends it to `body`.
  ///
  /// - Parameters:
  ///   - root: the site's folder.
  ///   - environment: settings in addition to the test's own, such as `DEBUG_DJANGO_ALLOWED_HOSTS`.
  public static func with<T: Sendable>(
    _ site: Site, _ dialect: Dialect = .sqlite, root: String = ".", environment: [String: String] = [:],
    _ body: (LiveSite) async throws -> T
  ) async throws -> T {
    try await TestDatabase.withSettings(dialect) { database in
      let process = Self.environment.merging(database.environment) { $1 }.merging(environment) { $1 }
      let settings = try Settings(
        profile: .development, environment: SiteEnvironment(root: root, process: process),
        requiring: [.web, .passwords, .database, .media], optional: site.settings, apps: site.apps.map(\.name))
      return try await TestDatabase.withOpen(database) { database in
        let migrations = try site.migrations(root: root, dialect: dialect, ofOtherFolders: false)
        try await migrations.migrate(in: database)
        try await site.followMigration(migrations, in: database)
        let client = HTTPClient()
        defer { client.close() }
        let statements = StatementRecorder()
        let application = try site.webApplication(
          settings, database: database.bound { $0.observer = { statements.note($0) } }, client: client,
          logger: TestDatabase.quiet,
          statics: site.plainStaticURLs(root: root), servesStaticFiles: true, readsTemplatesAnew: false)
        return try await LoopbackServer.serve(
          application.responder(), limits: application.limits, logger: TestDatabase.quiet
        ) { url in
          try await body(
            LiveSite(url: url, database: database.bound { $0.models = site.models }, statements: statements))
        }
      }
    }
  }

  /// A new client, without cookies.
  public func client() -> TestClient {
    TestClient(url)
  }

  /// The statements that pages ask the database for while `body` runs, in their order (Django's `assertNumQueries`).
  ///
  ///     #expect(try await site.statements { _ = try await client.get("/books/") }.count == 1)
  public func statements(during body: () async throws -> Void) async throws -> [String] {
    statements.clear()
    try await body()
    return statements.texts
  }

  // Few rounds: tests ask for many logins, not for strong hashes.
  private static let environment = [
    "DEBUG_DJANGO_PASSWORD_ROUNDS": "1000",
    "DEBUG_DJANGO_SECRECT_KEY": "a key that signs what tests send and nothing else",
  ]
}
