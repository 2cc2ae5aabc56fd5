import ManageTesting

@testable import ManageKit

/// A migrated site that is not served, to run commands on.
struct CommandSite: Sendable {
  let database: Database
  /// What leads its commands to the database.
  let environment: [String: String]
  private let folder: TemporaryFolder

  /// Its folder.
  var root: String { folder.path }

  /// Makes one, with `environment` in addition to the database's settings, and lends it to `body`.
  static func with<T>(
    _ dialect: Dialect = .sqlite, environment: [String: String] = [:], _ body: (CommandSite) async throws -> T
  ) async throws -> T {
    try await TemporaryFolder.with { folder in
      guard dialect == .postgres else {
        return try await make(.sqlite(path: folder.path(of: "db.sqlite3")), folder, environment, body)
      }
      return try await TestDatabase.withSettings(dialect) { try await make($0, folder, environment, body) }
    }
  }

  private static func make<T>(
    _ settings: DatabaseSettings, _ folder: TemporaryFolder, _ environment: [String: String],
    _ body: (CommandSite) async throws -> T
  ) async throws -> T {
    let environment = ["DEBUG_DJANGO_PASSWORD_ROUNDS": "1000"].merging(environment) { $1 }
      .merging(settings.environment) { $1 }
    let migrated = try await ManageBinary.run("migrate", in: folder.path, environment: environment)
    guard migrated.exitCode == 0 else { throw NotMigrated(printed: migrated.stderr) }
    return try await TestDatabase.withOpen(settings) { database in
      try await body(CommandSite(database: database, environment: environment, folder: folder))
    }
  }

  /// Runs a command that reads `input`.
  func manage(_ arguments: String..., input: String = "") async throws -> ManageBinary.Output {
    try await ManageBinary.run(arguments, in: folder.path, environment: environment, input: input)
  }
}

struct NotMigrated: Error {
  let printed: String
}
