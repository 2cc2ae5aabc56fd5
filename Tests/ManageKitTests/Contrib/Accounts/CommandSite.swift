import ManageTesting

@testable import ManageKit

/// A migrated site that is not served, to run commands on.
struct CommandSite: Sendable {
  let database: Database
  private let folder: TemporaryFolder
  private let environment: [String: String]

  /// Makes one, with `environment` in addition to the database's settings, and lends it to `body`.
  static func with(
    _ dialect: Dialect = .sqlite, environment: [String: String] = [:], _ body: (CommandSite) async throws -> Void
  ) async throws {
    try await TemporaryFolder.with { folder in
      guard dialect == .postgres else {
        return try await make(.sqlite(path: folder.path(of: "db.sqlite3")), folder, environment, body)
      }
      try await TestDatabase.withSettings(dialect) { try await make($0, folder, environment, body) }
    }
  }

  private static func make(
    _ settings: DatabaseSettings, _ folder: TemporaryFolder, _ environment: [String: String],
    _ body: (CommandSite) async throws -> Void
  ) async throws {
    let environment = ["DEBUG_DJANGO_PASSWORD_ROUNDS": "1000"].merging(environment) { $1 }
      .merging(settings.environment) { $1 }
    let migrated = try await ManageBinary.run("migrate", in: folder.path, environment: environment)
    guard migrated.exitCode == 0 else { throw NotMigrated(printed: migrated.stderr) }
    try await TestDatabase.withOpen(settings) { database in
      try await body(CommandSite(database: database, folder: folder, environment: environment))
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
