import Foundation
import Logging
import ManageKit

/// Models and raw statements, compared with bare libpq, the server's own tools, GRDB and Django's ORM.
enum DatabaseBenchmarks {
  static let duration = Duration.seconds(5)

  static func run() async throws {
    let server = try postgres()
    server.export()
    try await withScratchDatabase(on: server) { settings in
      try await withDatabase(.postgres(settings)) { try await PostgresBenchmarks(database: $0).run() }
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "benchmarks-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "db.sqlite3").path
    try await withDatabase(.sqlite(path: path)) { try await SQLiteBenchmarks(database: $0, path: path).run() }
  }

  /// The server that `make services` started and named in the environment.
  private static func postgres() throws -> PostgresSettings {
    let environment = ProcessInfo.processInfo.environment
    func value(_ key: String) throws -> String {
      guard let value = environment["DEBUG_POSTGRES_DB_\(key)"], !value.isEmpty else { throw MissingServer() }
      return value
    }
    guard let port = Int(try value("PORT")) else { throw MissingServer() }
    return PostgresSettings(
      host: try value("HOST"), port: port, user: try value("USER"), password: Secret(try value("PASSWORD")),
      name: environment["DEBUG_POSTGRES_DB_NAME"] ?? "postgres")
  }

  private static func withScratchDatabase(
    on server: PostgresSettings, _ body: (PostgresSettings) async throws -> Void
  ) async throws {
    var settings = server
    settings.name = "manage_bench"
    let drop: SQL = "DROP DATABASE IF EXISTS manage_bench WITH (FORCE)"
    try await withDatabase(.postgres(server)) { database in
      try await database.execute(drop)
      try await database.execute("CREATE DATABASE manage_bench")
    }
    setenv("PGDATABASE", settings.name, 1)
    try await body(settings)
    try await withDatabase(.postgres(server)) { try await $0.execute(drop) }
  }

  private static func withDatabase(
    _ settings: DatabaseSettings, _ body: (Database) async throws -> Void
  ) async throws {
    var logger = Logger(label: "benchmarks")
    logger.logLevel = .error
    let database = try await Database.open(settings, logger: logger)
    try await body(database)
    await database.close()
  }
}

/// The environment names no PostgreSQL.
private struct MissingServer: Error, CustomStringConvertible {
  let description = "DEBUG_POSTGRES_DB_HOST, _PORT, _USER and _PASSWORD are not set: run 'make services'"
}

extension PostgresSettings {
  /// Tells the peers where the server is, as libpq reads it.
  fileprivate func export() {
    let values = ["PGHOST": host, "PGPORT": "\(port)", "PGUSER": user, "PGPASSWORD": password.reveal()]
    for (key, value) in values { setenv(key, value, 1) }
  }
}
