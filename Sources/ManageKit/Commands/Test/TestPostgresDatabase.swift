/// The PostgreSQL database of a test run, `test_NAME` on the server of the configured NAME.
struct TestPostgresDatabase: Sendable {
  /// How to reach it.
  let settings: PostgresSettings
  private let context: CommandContext
  private let server: PostgresSettings
  private let isKept: Bool

  init(context: CommandContext, server: PostgresSettings, isKept: Bool) {
    var settings = server
    settings.name = "test_\(server.name)"
    self.settings = settings
    self.context = context
    self.server = server
    self.isKept = isKept
  }

  /// The keys that lead to it.
  var environment: [String: String] {
    var keys = [
      "HOST": settings.host, "PORT": settings.ports.map(String.init).joined(separator: ","), "USER": settings.user,
      "NAME": settings.name,
      "PASSWORD": settings.password.reveal(),
    ]
    keys["SSLMODE"] = settings.sslMode
    keys["SSLROOTCERT"] = settings.sslRootCert
    return Dictionary(
      uniqueKeysWithValues: keys.map { ("\(Profile.test.prefix)POSTGRES_DB_\($0)", $1) })
  }

  /// Asks whether one that is there may go, unless it is kept. Throws `CommandError` if not.
  func confirmReplacement() async throws {
    guard !isKept, try await context.withDatabase(.postgres(server), exists(in:)) else { return }
    let question = "The test database '\(settings.name)' exists. Type 'yes' to replace it, 'no' to cancel: "
    guard try await context.console.ask(question) == "yes" else { throw CommandError("tests cancelled") }
  }

  private func exists(in database: Database) async throws -> Bool {
    try await !database.query("SELECT 1 FROM pg_database WHERE datname = \(settings.name)").isEmpty
  }

  /// Makes it, runs `body` and removes it in any case, unless it is kept.
  func with(_ body: () async throws -> Void) async throws {
    try await make()
    do {
      try await body()
      await remove()
    } catch {
      await remove()
      throw error
    }
  }

  /// `CREATE DATABASE "test_NAME"`, unless it is there and kept.
  private func make() async throws {
    try await context.withDatabase(.postgres(server)) { database in
      if isKept, try await exists(in: database) { return }
      try await drop(in: database)
      try await database.execute("CREATE DATABASE \(identifier: settings.name)")
    }
  }

  /// A failure is only reported: the tests' result counts more.
  private func remove() async {
    guard !isKept else { return }
    // A task of its own, which an interruption doesn't cancel.
    await Task {
      do {
        try await context.withDatabase(.postgres(server)) { try await drop(in: $0) }
      } catch {
        context.console.say("The test database '\(settings.name)' could not be removed: \(error)", atVerbosity: 0)
      }
    }.value
  }

  private func drop(in database: Database) async throws {
    try await database.execute("DROP DATABASE IF EXISTS \(identifier: settings.name) WITH (FORCE)")
  }
}
