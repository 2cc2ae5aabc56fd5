/// The PostgreSQL database of a test run, `test_NAME` beside the configured NAME.
struct TestPostgresDatabase: Sendable {
  /// How to reach it.
  let settings: PostgresSettings
  private let context: CommandContext
  private let server: PostgresSettings
  private let isKept: Bool
  private let asks: Bool

  /// `asks`: whether a person decides on the fate of one that is there.
  init(context: CommandContext, server: PostgresSettings, isKept: Bool, asks: Bool) {
    var settings = server
    settings.name = "test_\(server.name)"
    self.settings = settings
    self.context = context
    self.server = server
    self.isKept = isKept
    self.asks = asks
  }

  /// Makes it: `CREATE DATABASE "test_NAME"`, unless it is there and kept.
  func make() async throws {
    let name = settings.name
    try await context.withDatabase(.postgres(server)) { database in
      let found = try await database.query("SELECT 1 FROM pg_database WHERE datname = \(name)")
      if !found.isEmpty {
        if isKept { return }
        try await confirmReplacement()
        try await drop(in: database)
      }
      try await database.execute("CREATE DATABASE \(identifier: name)")
    }
  }

  private func confirmReplacement() async throws {
    guard asks else { return }
    let question = "The test database '\(settings.name)' exists. Type 'yes' to replace it, 'no' to cancel: "
    guard try await context.console.ask(question) == "yes" else { throw CommandError("tests cancelled") }
  }

  private func drop(in database: Database) async throws {
    try await database.execute("DROP DATABASE IF EXISTS \(identifier: settings.name) WITH (FORCE)")
  }

  /// Removes it, also when the run was interrupted; a failure is told, for the tests' result counts more.
  func remove() async {
    // A task of its own, which isn't cancelled.
    await Task {
      do {
        try await context.withDatabase(.postgres(server)) { try await drop(in: $0) }
      } catch {
        context.console.say("The test database '\(settings.name)' could not be removed: \(error)", atVerbosity: 0)
      }
    }.value
  }

  /// The keys that lead to it.
  var environment: [String: String] {
    var keys = [
      "HOST": settings.host, "PORT": "\(settings.port)", "USER": settings.user, "NAME": settings.name,
      "PASSWORD": settings.password.reveal(),
    ]
    keys["SSLMODE"] = settings.sslMode
    keys["SSLROOTCERT"] = settings.sslRootCert
    return Dictionary(
      uniqueKeysWithValues: keys.map { ("\(Profile.test.prefix)POSTGRES_DB_\($0)", $1) })
  }
}

extension CommandContext {
  /// Opens another database than the configured one, lends it to `body`, and closes it.
  func withDatabase<T: Sendable>(
    _ settings: DatabaseSettings, _ body: (Database) async throws -> T
  ) async throws -> T {
    let database = try await Database.open(settings, logger: logger("database"))
    do {
      let result = try await body(database)
      await database.close()
      return result
    } catch {
      await database.close()
      throw error
    }
  }
}
