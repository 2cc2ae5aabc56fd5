import ManageTesting
import Testing

@testable import ManageKit

@Suite("migrations outside a transaction")
struct StatementwiseStepTests {
  private func file(_ statements: String) -> [String: String] {
    ["shop/0001_a.sql": "-- migrate:transaction no\n-- migrate:up\n\(statements)\n-- migrate:down\nSELECT 1;"]
  }

  private func count(_ database: Database) async throws -> Int {
    try await database.query("SELECT count(*) FROM n").first?[0] ?? -1
  }

  private static let broken = """
    CREATE TABLE n (id integer);
    INSERT INTO n VALUES (1);
    INSERT INTO nowhere VALUES (1);
    INSERT INTO n VALUES (2);
    """

  @Test(
    "what is finished is recorded: the next run goes on at the statement that failed",
    arguments: TestDatabase.available)
  func resumes(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      let first = try migrations(file(Self.broken), dialect: dialect)
      let message = await failure { try await first.migrate(in: database) }
      #expect(message?.contains("(built in):5)") == true, "\(message ?? "none")")
      let status = try #require(try await first.status(in: database).first)
      #expect(status.state == .interrupted && !status.isApplied)
      #expect(status.run?.progress == "2 of 4 statements ran, then it failed")

      let log = ProgressLog()
      let corrected = Self.broken.replacing("nowhere", with: "n")
      try await migrations(file(corrected), dialect: dialect).migrate(in: database, progress: log.add)
      #expect(
        log.text == ["resuming shop.0001_a: 2 of 4 statements ran, then it failed", "Apply shop.0001_a"])
      #expect(try await count(database) == 3)
      #expect(try await database.history() == ["shop.0001_a applied"])
    }
  }

  @Test("a statement that has run already must not change", arguments: TestDatabase.available)
  func changedStatements(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database async throws in
      _ = await failure { try await migrations(file(Self.broken), dialect: dialect).migrate(in: database) }
      let changed = Self.broken.replacing("VALUES (1)", with: "VALUES (7)")
      let message = await failure { try await migrations(file(changed), dialect: dialect).migrate(in: database) }
      #expect(message?.contains("was changed in statements that have run already") == true, "\(message ?? "none")")
      #expect(try await count(database) == 1)
    }
  }

  @Test("an interrupted migration is settled by hand, as applied or as rolled back", arguments: TestDatabase.available)
  func resolve(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      let migrations = try migrations(file(Self.broken), dialect: dialect)
      let early = await failure {
        _ = try await migrations.resolve(app: "shop", name: "0001", as: .applied, in: database)
      }
      #expect(early?.hasPrefix("shop.0001_a was not interrupted") == true, "\(early ?? "none")")

      _ = await failure { try await migrations.migrate(in: database) }
      _ = try await migrations.resolve(app: "shop", name: "0001", as: .rolledBack, in: database)
      #expect(try await migrations.status(in: database).map(\.state) == [.unapplied])
      try await database.execute("DROP TABLE n")
      _ = await failure { try await migrations.migrate(in: database) }
      _ = try await migrations.resolve(app: "shop", name: "0001", as: .applied, in: database)
      #expect(try await migrations.status(in: database).map(\.state) == [.applied])
    }
  }

  @Test("other steps of the app wait until it is settled", arguments: TestDatabase.available)
  func unfinished(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      var files = ["shop/0000_first.sql": creating("first")]
      try await migrations(files, dialect: dialect).migrate(in: database)
      files.merge(file(Self.broken)) { $1 }
      let migrations = try migrations(files, dialect: dialect)
      _ = await failure { try await migrations.migrate(in: database) }
      let message = await failure { try await migrations.migrate(to: .zero(app: "shop"), in: database) }
      #expect(
        message == """
          shop.0001_a is not finished: 2 of 4 statements ran, then it failed
          'manage migrate' goes on after them; or finish or undo them by hand, and \
          'manage migrate --resolve shop 0001_a' with --applied or --rolled-back
          """)
    }
  }

  @Test("a transaction that the file leaves open is rolled back, and an error", arguments: TestDatabase.available)
  func leftOpen(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      let open = "CREATE TABLE n (id integer);\nBEGIN;\nINSERT INTO n VALUES (1);"
      let message = await failure { try await migrations(file(open), dialect: dialect).migrate(in: database) }
      #expect(message?.contains("it leaves a transaction open, which was rolled back") == true, "\(message ?? "none")")
      #expect(try await database.history() == [])
      #expect(try await count(database) == 0)
      try await migrations(file(open + "\nCOMMIT;"), dialect: dialect).migrate(in: database)
      #expect(try await count(database) == 1)
      #expect(try await database.history() == ["shop.0001_a applied"])
    }
  }

  @Test("a transaction of the file's own that fails is run again from its beginning", arguments: TestDatabase.available)
  func ownTransaction(dialect: Dialect) async throws {
    let text = """
      CREATE TABLE n (id integer);
      BEGIN;
      INSERT INTO n VALUES (1);
      COMMIT;
      BEGIN;
      INSERT INTO n VALUES (2);
      INSERT INTO nowhere VALUES (1);
      COMMIT;
      """
    try await TestDatabase.withDatabase(dialect) { database in
      _ = await failure { try await migrations(file(text), dialect: dialect).migrate(in: database) }
      #expect(try await count(database) == 1)
      try await migrations(file(text.replacing("nowhere", with: "n")), dialect: dialect).migrate(in: database)
      #expect(try await count(database) == 3)
    }
  }

  @Test("settings of the session are made again when it goes on", .needsPostgreSQL)
  func replaysSettings() async throws {
    let text = """
      CREATE SCHEMA tenant;
      SET search_path = tenant;
      CREATE TABLE n (id integer);
      INSERT INTO nowhere VALUES (1);
      """
    try await TestDatabase.withDatabase(.postgres) { database in
      _ = await failure { try await migrations(file(text), dialect: .postgres).migrate(in: database) }
      try await migrations(file(text.replacing("nowhere", with: "n")), dialect: .postgres).migrate(in: database)
      #expect(try await database.query("SELECT count(*) FROM tenant.n").first?[0] == 1)
    }
  }

  @Test("an index that could not be built concurrently is named, with how to remove it", .needsPostgreSQL)
  func invalidIndex() async throws {
    try await TestDatabase.withDatabase(.postgres) { database in
      try await database.execute("CREATE TABLE dup (n integer)")
      try await database.execute("INSERT INTO dup VALUES (1), (1)")
      let migrations = try migrations(file("CREATE UNIQUE INDEX CONCURRENTLY dup_n ON dup (n);"), dialect: .postgres)
      for _ in 0..<2 {
        let message = await failure { try await migrations.migrate(in: database) }
        #expect(
          message?.contains("the index public.dup_n is invalid: DROP INDEX CONCURRENTLY public.dup_n") == true,
          "\(message ?? "none")")
      }
      try await database.execute("DELETE FROM dup")
      try await database.execute("DROP INDEX CONCURRENTLY public.dup_n")
      try await migrations.migrate(in: database)
      #expect(try await database.history() == ["shop.0001_a applied"])
    }
  }

  @Test(
    "a transaction that the file leaves prepared, with its locks, is named",
    .enabled(if: PrivateServer.programs != nil, "needs the programs of PostgreSQL's server"))
  func prepared() async throws {
    let text = "CREATE TABLE n (id integer);\nBEGIN;\nINSERT INTO n VALUES (1);\nPREPARE TRANSACTION 'half';"
    try await PrivateServer.with { server in
      let settings = PostgresSettings(
        host: "127.0.0.1", port: server.port, user: "manage", password: Secret("none"), name: "postgres")
      try await TestDatabase.withOpen(.postgres(settings)) {
        _ = try await $0.execute("ALTER SYSTEM SET max_prepared_transactions = 2")
      }
      try await server.kill()
      try await server.start()
      try await TestDatabase.withOpen(.postgres(settings)) { database in
        let migrations = try migrations(file(text), dialect: .postgres)
        let message = await failure { try await migrations.migrate(in: database) }
        #expect(message?.contains("it leaves prepared transactions: half\n") == true, "\(message ?? "none")")
        #expect(try await database.history() == [])
        try await database.execute("COMMIT PREPARED 'half'")
        try await migrations.migrate(in: database)
        #expect(try await database.history() == ["shop.0001_a applied"])
        #expect(try await count(database) == 1)
      }
    }
  }
}
