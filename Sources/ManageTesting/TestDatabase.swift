import Foundation
import Logging
public import ManageKit

/// An empty database for one test, so that tests can run at the same time.
///
///     @Test("a name is taken once", arguments: TestDatabase.available)
///     func nameIsUnique(dialect: Dialect) async throws {
///       try await TestDatabase.withDatabase(dialect) { database in … }
///     }
public enum TestDatabase {
  /// SQLite always, PostgreSQL where the environment names it or `MANAGE_REQUIRE_SERVICES` asks for it.
  public static let available: [Dialect] = isPostgreSQLTested ? [.sqlite, .postgres] : [.sqlite]

  private static var isPostgreSQLTested: Bool {
    let environment = ProcessInfo.processInfo.environment
    let required = (environment["MANAGE_REQUIRE_SERVICES"] ?? "").split(separator: ",")
    return environment["DEBUG_POSTGRES_DB_HOST"]?.isEmpty == false || required.contains("postgres")
  }

  /// Opens a new, empty database and lends it to `body`.
  public static func withDatabase<T>(_ dialect: Dialect, _ body: (Database) async throws -> T) async throws -> T {
    try await withSettings(dialect) { settings in
      try await withOpen(settings, body)
    }
  }

  /// Makes a new, empty database, passes its settings to `body`, and removes it.
  public static func withSettings<T>(_ dialect: Dialect, _ body: (DatabaseSettings) async throws -> T) async throws -> T
  {
    switch dialect {
    case .sqlite:
      try await TemporaryFolder.with { try await body(.sqlite(path: $0.path(of: "db.sqlite3"))) }
    case .postgres:
      try await withPostgreSQL(body)
    }
  }

  /// Opens a database that is there, lends it to `body` and closes it.
  public static func withOpen<T>(
    _ settings: DatabaseSettings, limits: ConnectionLimits = patient, _ body: (Database) async throws -> T
  ) async throws -> T {
    let database = try await Database.open(settings, limits: limits, logger: quiet)
    do {
      let result = try await body(database)
      await database.close()
      return result
    } catch {
      await database.close()
      throw error
    }
  }

  /// Limits for a machine that runs hundreds of tests at once.
  public static var patient: ConnectionLimits {
    var limits = ConnectionLimits()
    limits.wait = .seconds(60)
    return limits
  }

  private static func withPostgreSQL<T>(_ body: (DatabaseSettings) async throws -> T) async throws -> T {
    let server = try configuredServer()
    var settings = server
    settings.name = "test_\(UUID().uuidString.lowercased().replacing("-", with: ""))"
    let name = settings.name
    _ = try await withOpen(.postgres(server)) { try await $0.execute("CREATE DATABASE \(identifier: name)") }
    do {
      let result = try await body(.postgres(settings))
      try await drop(name, on: server)
      return result
    } catch {
      try? await drop(name, on: server)
      throw error
    }
  }

  private static func drop(_ name: String, on server: PostgresSettings) async throws {
    // Not a child of the test's task, which a time limit may have cancelled.
    try await Task {
      _ = try await withOpen(.postgres(server)) {
        try await $0.execute("DROP DATABASE IF EXISTS \(identifier: name) WITH (FORCE)")
      }
    }.value
  }

  private static func configuredServer() throws -> PostgresSettings {
    let environment = SiteEnvironment(root: ".", process: ProcessInfo.processInfo.environment)
    let settings = try Settings(profile: .test, environment: environment, requiring: [.database])
    guard case .postgres(let server) = try settings.database else { throw MissingService.postgres }
    return server
  }

  static var quiet: Logger {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    return logger
  }
}

extension DatabaseSettings {
  /// The environment that makes `manage` use this database; a SQLite database is found in the root.
  package var environment: [String: String] {
    guard case .postgres(let settings) = self else { return [:] }
    var keys = [
      "HOST": settings.host, "PORT": settings.ports.map(String.init).joined(separator: ","), "USER": settings.user,
      "NAME": settings.name,
      "PASSWORD": settings.password.reveal(),
    ]
    keys["SSLMODE"] = settings.sslMode
    keys["SSLROOTCERT"] = settings.sslRootCert
    return Dictionary(uniqueKeysWithValues: keys.map { ("DEBUG_POSTGRES_DB_\($0)", $1) })
  }
}
