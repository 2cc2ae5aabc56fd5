import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("manage migrate as a process: signals, poolers, roles and links", .timeLimit(.minutes(5)))
struct MigrateProcessTests {
  private func withSite(
    _ dialect: Dialect, _ files: [String: String],
    _ body: @Sendable (TemporaryFolder, DatabaseSettings, Database) async throws -> Void
  ) async throws {
    let paths = Dictionary(uniqueKeysWithValues: files.map { ("migrations/shop/\($0)", $1) })
    try await TemporaryFolder.with(paths) { folder in
      guard dialect == .postgres else {
        let settings = DatabaseSettings.sqlite(path: folder.path(of: "db.sqlite3"))
        return try await TestDatabase.withOpen(settings) { try await body(folder, settings, $0) }
      }
      try await TestDatabase.withSettings(.postgres) { settings in
        try await TestDatabase.withOpen(settings) { try await body(folder, settings, $0) }
      }
    }
  }

  private static let slow = [
    "0001_first.sql": "-- migrate:up\nCREATE TABLE first_t (id integer);",
    "0002_slow.sql": "-- migrate:up\nCREATE TABLE slow_t (id integer);\nSELECT pg_sleep(60);",
  ]

  /// Whether a statement of a migration sleeps.
  private static func sleeps(_ database: Database) async throws -> Bool {
    try await !database.query(
      """
      SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%pg_sleep%' AND state = 'active'
      """
    ).isEmpty
  }

  @Test(
    "PostgreSQL: a signal cancels the statement, rolls back, says so, and frees the lock", .needsPostgreSQL,
    arguments: [(SIGTERM, Int32(143)), (SIGINT, Int32(130))])
  func signal(number: Int32, exitCode: Int32) async throws {
    try await withSite(.postgres, Self.slow) { folder, settings, database in
      let output = try await ManageBinary.interrupt(
        "migrate", "shop", in: folder.path, environment: settings.environment, signal: number
      ) { try await Self.sleeps(database) }
      #expect(output.exitCode == exitCode, "\(output.stderr)")
      #expect(
        output.errorLines.suffix(2) == [
          "error: interrupted: shop.0002_slow was rolled back; those before it stay applied",
          "hint: run 'manage migrate' again",
        ])
      #expect(try await !Self.sleeps(database))
      #expect(try await AdvisoryLock.holder(database) == nil)
      #expect(try await !database.has("slow_t"))
      #expect(try await database.history() == ["shop.0001_first applied"])
    }
  }

  @Test("SQLite: a signal interrupts the statement and rolls back")
  func signalOnSQLite() async throws {
    let endless = """
      -- migrate:up
      CREATE TABLE slow_t (id integer);
      INSERT INTO slow_t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;
      """
    try await withSite(.sqlite, ["0001_slow.sql": endless]) { folder, _, database in
      let lock = folder.path(of: "db.sqlite3.lock")
      let output = try await ManageBinary.interrupt("migrate", "shop", in: folder.path) {
        try await database.has("manage_migrations") && FileManager.default.fileExists(atPath: lock)
      }
      #expect(output.exitCode == 143, "\(output.stderr)")
      #expect(try await !database.has("slow_t"))
      #expect(try await ManageBinary.run("migrate", "sessions", "--wait", "0", in: folder.path).exitCode == 0)
    }
  }

  @Test(
    "killed at any statement, the next run goes on and does nothing twice", .needsPostgreSQL,
    arguments: ["", "-- migrate:transaction no\n"])
  func killed(option: String) async throws {
    let statements = [
      "CREATE TABLE n (id integer)", "INSERT INTO n VALUES (1)", "CREATE INDEX n_id ON n (id)",
      "UPDATE n SET id = id + 1",
    ]
    for position in 0...statements.count {
      @Sendable func text(waiting: Bool) -> String {
        var all = statements
        all.insert("SELECT pg_sleep(\(waiting ? 60 : 0))", at: position)
        return "\(option)-- migrate:up\n" + all.joined(separator: ";\n") + ";"
      }
      try await withSite(.postgres, ["0001_a.sql": text(waiting: true)]) { folder, settings, database in
        _ = try await ManageBinary.interrupt(
          "migrate", "shop", in: folder.path, environment: settings.environment, signal: SIGKILL
        ) { try await Self.sleeps(database) }
        try folder.write(text(waiting: false), to: "migrations/shop/0001_a.sql")
        let output = try await ManageBinary.run("migrate", "shop", in: folder.path, environment: settings.environment)
        #expect(output.exitCode == 0, "\(position): \(output.stderr)")
        #expect(try await database.query("SELECT id FROM n").map { try $0[0] as Int } == [2])
        #expect(try await database.history() == ["shop.0001_a applied"])
      }
    }
  }

  @Test(
    "SQLite: killed in the middle, the next run goes on and does nothing twice",
    arguments: ["", "-- migrate:transaction no\n"])
  func killedOnSQLite(option: String) async throws {
    @Sendable func text(endless: Bool) -> String {
      """
      \(option)-- migrate:up
      CREATE TABLE n (id integer);
      INSERT INTO n VALUES (1);
      CREATE TABLE marker (id integer);
      INSERT INTO marker WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c LIMIT \(endless ? "-1" : "1"))
        SELECT max(i) FROM c;
      UPDATE n SET id = id + 1;
      """
    }
    try await withSite(.sqlite, ["0001_a.sql": text(endless: true)]) { folder, _, database in
      _ = try await ManageBinary.interrupt("migrate", "shop", in: folder.path, signal: SIGKILL) {
        // In a transaction, what it did can't be seen.
        try await database.has(option.isEmpty ? "manage_migrations" : "marker")
      }
      try folder.write(text(endless: false), to: "migrations/shop/0001_a.sql")
      let output = try await ManageBinary.run("migrate", "shop", in: folder.path)
      #expect(output.exitCode == 0, "\(output.stderr)")
      #expect(try await database.query("SELECT id FROM n").map { try $0[0] as Int } == [2])
      #expect(try await database.history() == ["shop.0001_a applied"])
    }
  }

  private func buildsAnIndex(_ database: Database) async throws -> Bool {
    try await !database.query("SELECT 1 FROM pg_stat_progress_create_index WHERE datname = current_database()").isEmpty
  }

  @Test("killed while it builds an index, the next run names what is left", .needsPostgreSQL)
  func killedInIndex() async throws {
    let files = [
      "0001_a.sql": "-- migrate:up\nCREATE TABLE n (id integer);",
      "0002_b.sql": "-- migrate:transaction no\n-- migrate:up\nCREATE INDEX CONCURRENTLY n_id ON n (id);",
    ]
    try await withSite(.postgres, files) { folder, settings, database in
      let environment = settings.environment
      #expect(
        try await ManageBinary.run("migrate", "shop", "0001", in: folder.path, environment: environment).exitCode == 0)
      try await database.transaction { connection in
        // The index waits for this transaction.
        try await connection.execute("INSERT INTO n VALUES (1)")
        _ = try await ManageBinary.interrupt(
          "migrate", "shop", in: folder.path, environment: environment, signal: SIGKILL
        ) {
          try await buildsAnIndex(database)
        }
      }
      #expect(
        try await ManageBinary.run("showmigrations", "shop", in: folder.path, environment: environment).stdout.contains(
          "[~] 0002_b (0 of 1 statements ran, then it was interrupted)"))
      try await poll { try await !buildsAnIndex(database) }
      let output = try await ManageBinary.run("migrate", "shop", in: folder.path, environment: environment)
      if output.exitCode != 0 {
        #expect(output.stderr.contains("DROP INDEX CONCURRENTLY public.n_id"), "\(output.stderr)")
      }
    }
  }

  @Test("an interrupted migration is settled from the command line", arguments: TestDatabase.available)
  func resolves(dialect: Dialect) async throws {
    let text = "-- migrate:transaction no\n-- migrate:up\nCREATE TABLE n (id integer);\nINSERT INTO nowhere VALUES (1);"
    try await withSite(dialect, ["0001_a.sql": text]) { folder, settings, _ in
      let environment = settings.environment
      @Sendable func manage(_ arguments: String...) async throws -> ManageBinary.Output {
        try await ManageBinary.run(arguments, in: folder.path, environment: environment)
      }
      #expect(try await manage("migrate", "shop").exitCode == 1)
      #expect(try await manage("showmigrations", "shop").stdout.contains("1 of 2 statements ran, then it failed"))
      #expect(try await manage("migrate", "shop", "0001", "--resolve").exitCode == 64)
      #expect(try await manage("migrate", "shop", "--resolve", "--applied").exitCode == 64)
      #expect(try await manage("migrate", "shop", "0001", "--applied").exitCode == 64)
      let resolved = try await manage("migrate", "--resolve", "shop", "0001", "--applied")
      #expect(resolved.stdout == "shop.0001_a counts as applied\n", "\(resolved.stderr)")
      #expect(try await manage("showmigrations", "shop").stdout.contains("[X] 0001_a\n"))
      #expect(try await manage("migrate", "--resolve", "shop", "0001", "--rolled-back").exitCode == 1)
    }
  }

  @Test("a notice of the server stands below its migration, from verbosity 2", .needsPostgreSQL)
  func notices() async throws {
    let text = "-- migrate:up\nDO $$ BEGIN RAISE NOTICE 'from within'; END $$;"
    for (verbosity, isShown) in [("1", false), ("2", true)] {
      try await withSite(.postgres, ["0001_a.sql": text]) { folder, settings, _ in
        let output = try await ManageBinary.run(
          "migrate", "shop", "-v", verbosity, in: folder.path, environment: settings.environment)
        #expect(output.stderr.contains("from within") == isShown, "\(output.stderr)")
        #expect(output.stdout.contains(isShown ? "0001_a...\n" : "0001_a... OK\n"), "\(output.stdout)")
      }
    }
  }

  @Test("the owner migrates, and another role serves", .needsPostgreSQL)
  func secondLogin() async throws {
    let text = "-- migrate:up\nCREATE TABLE n (id integer);"
    try await withSite(.postgres, ["0001_a.sql": text]) { folder, settings, database in
      let role = "owner_\(UUID().uuidString.lowercased().prefix(8))"
      try await database.execute("CREATE ROLE \(identifier: role) LOGIN PASSWORD 'owner-pass-1'")
      try await database.execute("GRANT CREATE, USAGE ON SCHEMA public TO \(identifier: role)")
      var environment = settings.environment
      environment["DEBUG_POSTGRES_MIGRATE_DB_USER"] = role
      let half = try await ManageBinary.run("migrate", "shop", in: folder.path, environment: environment)
      #expect(half.exitCode == 1 && half.stderr.contains("DEBUG_POSTGRES_MIGRATE_DB_PASSWORD"), "\(half.stderr)")
      environment["DEBUG_POSTGRES_MIGRATE_DB_PASSWORD"] = "owner-pass-1"
      let output = try await ManageBinary.run("migrate", "shop", in: folder.path, environment: environment)
      #expect(output.exitCode == 0, "\(output.stderr)")
      #expect(
        try await database.query("SELECT tableowner::text FROM pg_tables WHERE tablename = 'n'").first?[0] == role)
      try await database.execute("DROP OWNED BY \(identifier: role)")
      try await database.execute("DROP ROLE \(identifier: role)")
    }
  }

  @Test("SQLite: ten at once, by several links, apply each step once")
  func links() async throws {
    let files = ["0001_a.sql": creating("a"), "0002_b.sql": creating("b")]
    try await withSite(.sqlite, files) { folder, _, database in
      let sites = try (0..<3).map { index -> String in
        let site = folder.path(of: "site\(index)")
        try FileManager.default.createDirectory(atPath: site, withIntermediateDirectories: true)
        for name in ["db.sqlite3", "migrations"] {
          try FileManager.default.createSymbolicLink(atPath: "\(site)/\(name)", withDestinationPath: "../\(name)")
        }
        return site
      }
      let outputs = try await withThrowingTaskGroup(of: ManageBinary.Output.self) { group in
        for index in 0..<10 { group.addTask { try await ManageBinary.run("migrate", "shop", in: sites[index % 3]) } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outputs.allSatisfy { $0.exitCode == 0 }, "\(outputs.map(\.stderr))")
      #expect(outputs.map(\.stdout).joined().ranges(of: "... OK").count == 2)
      #expect(try await database.has("b"))
    }
  }
}

@Suite("manage migrate behind PgBouncer's transaction mode", .needsPgBouncer, .needsPostgreSQL, .timeLimit(.minutes(5)))
struct MigratePgBouncerTests {
  /// Those on this database: other tests hold locks on theirs.
  private static let advisoryLocksHere: SQL = """
    SELECT 1 FROM pg_locks WHERE locktype = 'advisory'
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    """

  private static let files = [
    "migrations/shop/0001_a.sql": "-- migrate:up\nCREATE TABLE a (id integer PRIMARY KEY);\nSELECT pg_sleep(0.2);",
    "migrations/shop/0002_b.sql": "-- migrate:up\nCREATE TABLE b (id integer PRIMARY KEY);\nSELECT pg_sleep(0.2);",
  ]

  @Test("four at once, on a busy pool, apply each step once and leave no lock")
  func fourAtOnce() async throws {
    try await TemporaryFolder.with(Self.files) { folder in
      try await TestDatabase.withSettings(.postgres) { direct in
        guard case .postgres(var pooled) = direct else { return }
        let process = ProcessInfo.processInfo.environment
        pooled.host = try #require(process["PGBOUNCER_HOST"])
        pooled.port = try #require(process["PGBOUNCER_PORT"].flatMap { Int($0) })
        let environment = DatabaseSettings.postgres(pooled).environment
        var limits = TestDatabase.patient
        limits.preparedStatements = 0
        try await TestDatabase.withOpen(.postgres(pooled), limits: limits) { traffic in
          let busy = Task {
            while !Task.isCancelled { _ = try? await traffic.query("SELECT pg_sleep(0.005)") }
          }
          defer { busy.cancel() }
          let outputs = try await withThrowingTaskGroup(of: ManageBinary.Output.self) { group in
            for _ in 0..<4 {
              group.addTask { try await ManageBinary.run("migrate", "shop", in: folder.path, environment: environment) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
          }
          #expect(outputs.allSatisfy { $0.exitCode == 0 }, "\(outputs.map(\.stderr))")
          #expect(outputs.map(\.stdout).joined().ranges(of: "... OK").count == 2)
        }
        try await TestDatabase.withOpen(direct) { database async throws in
          #expect(try await database.query(Self.advisoryLocksHere).isEmpty)
          #expect(try await database.history() == ["shop.0001_a applied", "shop.0002_b applied"])
        }
      }
    }
  }
}
