import Foundation
public import ManageKit

/// The site, migrated and served by the built binary on a port of its own, from a folder that holds nothing else.
///
///     try await TestSite.with(.sqlite) { site in
///       let page = try await site.client().get("/")
///     }
public struct TestSite: Sendable {
  /// Where it listens, without a final slash.
  public let url: String
  /// Its folder.
  public let folder: TemporaryFolder
  /// Its database, also for a look behind the pages.
  public let database: Database
  /// The environment it was started with, to run other commands on it.
  public let environment: [String: String]
  /// The server's process.
  public let server: RunningServer

  /// Serves a site on a new database; `files` are put into its folder, `environment` is added to its own.
  public static func with<T: Sendable>(
    _ dialect: Dialect = .sqlite, files: [String: String] = [:], environment: [String: String] = [:],
    _ body: (TestSite) async throws -> T
  ) async throws -> T {
    try await TemporaryFolder.with(files) { folder in
      guard dialect == .postgres else {
        return try await serve(.sqlite(path: folder.path(of: "db.sqlite3")), folder, environment, body)
      }
      return try await TestDatabase.withSettings(dialect) { try await serve($0, folder, environment, body) }
    }
  }

  private static func serve<T: Sendable>(
    _ settings: DatabaseSettings, _ folder: TemporaryFolder, _ environment: [String: String],
    _ body: (TestSite) async throws -> T
  ) async throws -> T {
    // Few rounds: these tests ask for many logins, not for strong hashes.
    let environment = ["DEBUG_DJANGO_PASSWORD_ROUNDS": "1000"].merging(settings.environment) { $1 }
      .merging(environment) { $1 }
    let migrated = try await ManageBinary.run("migrate", in: folder.path, environment: environment)
    guard migrated.exitCode == 0 else { throw NotServing(printed: migrated.stderr) }
    return try await TestDatabase.withOpen(settings) { database in
      try await ManageBinary.serve("runserver", "127.0.0.1:0", in: folder.path, environment: environment) { server in
        try await body(
          TestSite(url: server.url, folder: folder, database: database, environment: environment, server: server))
      }.value
    }
  }

  /// A new client, without cookies, whose pages are in English, whichever language is the site's first.
  public func client() -> TestClient {
    TestClient(url, language: "en")
  }

  /// Runs another command on the site.
  public func manage(_ arguments: String..., input: String = "") async throws -> ManageBinary.Output {
    try await ManageBinary.run(arguments, in: folder.path, environment: environment, input: input)
  }
}
