import ManageTesting
import Testing

@testable import ManageKit

@Suite("time limits of migrations on PostgreSQL", .needsPostgreSQL, .timeLimit(.minutes(2)))
struct LockTimeoutTests {
  @Test("a step that gets no lock in time lets others through, and is tried again")
  func retries() async throws {
    let files = [
      "shop/0001_a.sql": creating("item"),
      "shop/0002_b.sql": "-- migrate:lock-timeout 100ms\n-- migrate:up\nALTER TABLE item ADD COLUMN note text;",
    ]
    try await TestDatabase.withDatabase(.postgres) { database in
      let migrations = try migrations(files, dialect: .postgres)
      try await migrations.migrate(to: .migration(app: "shop", name: "0001"), in: database)
      let log = ProgressLog()
      let ((locked, lock), (retried, retry)) = (AsyncStream<Void>.makeStream(), AsyncStream<Void>.makeStream())
      async let run: Void = {
        defer { retry.finish() }
        for await _ in locked {}
        try await migrations.migrate(in: database) { event in
          log.add(event)
          if case .retrying = event { retry.finish() }
        }
      }()
      try await database.transaction { connection in
        try await connection.execute("LOCK TABLE item")
        lock.finish()
        for await _ in retried {}
      }
      _ = try await run
      #expect(log.text.contains("retrying shop.0002_b") && log.text.last == "Apply shop.0002_b", "\(log.text)")
      try await database.query("SELECT note FROM item")
    }
  }

  @Test("a statement that takes too long is ended, by the file's limit or the run's")
  func statementTimeout() async throws {
    let limits: [(header: String, options: MigrationOptions)] = [
      ("-- migrate:statement-timeout 50ms\n", MigrationOptions()),
      (
        "",
        {
          var options = MigrationOptions(); options.statementTimeout = .milliseconds(50); return options
        }()
      ),
    ]
    for (header, options) in limits {
      try await TestDatabase.withDatabase(.postgres) { database in
        let files = ["shop/0001_a.sql": "\(header)-- migrate:up\nSELECT pg_sleep(60);"]
        let message = await failure {
          try await migrations(files, dialect: .postgres).migrate(in: database, options: options)
        }
        #expect(message?.contains("57014") == true, "\(message ?? "none")")
        #expect(message?.contains("'-- migrate:statement-timeout 1h'") == true)
      }
    }
  }

  @Test("a limit of the role's own is named")
  func ownTimeout() async throws {
    try await TestDatabase.withSettings(.postgres) { settings in
      guard case .postgres(let server) = settings else { return }
      try await TestDatabase.withOpen(settings) {
        _ = try await $0.execute("ALTER DATABASE \(identifier: server.name) SET statement_timeout = '2s'")
      }
      try await TestDatabase.withOpen(settings) { database in
        let files = ["shop/0001_a.sql": "-- migrate:up\nSELECT pg_sleep(60);"]
        let message = await failure { try await migrations(files, dialect: .postgres).migrate(in: database) }
        #expect(message?.contains("statement_timeout of the role or the database is 2s") == true, "\(message ?? "")")
      }
    }
  }

  @Test(
    "options of time are read in PostgreSQL's units",
    arguments: [
      ("0", Duration.zero), ("250ms", .milliseconds(250)), ("5s", .seconds(5)), ("2min", .seconds(120)),
      ("1h", .seconds(3600)),
    ])
  func units(text: String, duration: Duration) {
    #expect(TimeLimit(text)?.duration == duration)
  }

  @Test("other times are refused", arguments: ["", "5", "5 s", "-1s", "1d", "1.5s", "s"])
  func otherUnits(text: String) {
    #expect(TimeLimit(text) == nil)
  }
}
