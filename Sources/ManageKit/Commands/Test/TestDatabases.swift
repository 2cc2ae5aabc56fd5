import Foundation

/// The databases of one test run: one of SQLite, and one of PostgreSQL where that is configured.
struct TestDatabases: Sendable {
  private let context: CommandContext
  private let postgres: TestPostgresDatabase?
  private let folder: URL
  private let isKept: Bool

  /// A kept SQLite database lies in `folder`.
  init(context: CommandContext, folder: String, isKept: Bool) throws {
    self.context = context
    self.isKept = isKept
    self.folder =
      isKept
      ? URL(filePath: folder)
      : FileManager.default.temporaryDirectory.appending(path: "manage-test-\(UUID().uuidString)")
    guard case .postgres(let server) = try context.settings.database else {
      postgres = nil
      return
    }
    postgres = TestPostgresDatabase(context: context, server: server, isKept: isKept)
  }

  /// Asks whether a test database that is there may go.
  func confirmReplacement() async throws {
    try await postgres?.confirmReplacement()
  }

  /// Makes and migrates them, lends `body` the environment that leads to them, and removes them in any case.
  func with(_ body: ([String: String]) async throws -> Void) async throws {
    if postgres == nil {
      context.console.say("PostgreSQL is not configured: its tests are skipped ('make services' starts one)")
    }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { if !isKept { try? FileManager.default.removeItem(at: folder) } }
    try await migrate(.sqlite(path: sqlite))
    guard let postgres else { return try await body(environment) }
    try await postgres.with {
      try await migrate(.postgres(postgres.settings))
      try await body(environment.merging(postgres.environment) { $1 })
    }
  }

  private func migrate(_ settings: DatabaseSettings) async throws {
    try await context.withDatabase(settings) { database in
      let migrations = try context.site.migrations(root: context.root, dialect: database.dialect)
      try await migrations.migrate(in: database)
    }
  }

  private var sqlite: String {
    folder.appending(path: "test_db.sqlite3").path
  }

  private var environment: [String: String] {
    ["MANAGE_SETTINGS": Profile.test.rawValue, "MANAGE_TEST_SQLITE": sqlite]
  }
}
