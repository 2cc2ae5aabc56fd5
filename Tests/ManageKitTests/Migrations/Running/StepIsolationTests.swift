import ManageTesting
import Testing

@testable import ManageKit

@Suite("each migration runs as if alone")
struct StepIsolationTests {
  private let after = """
    -- migrate:up
    CREATE TABLE after_it (id integer, word text);
    INSERT INTO after_it VALUES (1, '한국');
    SELECT pg_sleep(0.15);
    """

  @Test(
    "PostgreSQL: nothing that a migration does to its session reaches the history or the next one", .needsPostgreSQL,
    arguments: [
      "SELECT pg_catalog.set_config('search_path', '', false)", "CREATE SCHEMA tenant;\nSET search_path TO tenant",
      "SET client_encoding = 'LATIN1'", "SET NAMES 'LATIN1'", "SET default_transaction_read_only = on",
      "SET statement_timeout = '100ms'", "SET role pg_read_all_data", "SET SESSION AUTHORIZATION pg_read_all_data",
      "CREATE TEMPORARY TABLE after_it (id integer)", "CREATE TEMPORARY TABLE manage_migrations (id integer)",
      "SET datestyle = 'German'", "PREPARE s AS SELECT 1",
      "DO $$ BEGIN PERFORM set_config('search_path', 'pg_catalog', false); END $$",
    ], ["", "-- migrate:transaction no\n"])
  func postgresSession(statement: String, option: String) async throws {
    let files = ["shop/0001_a.sql": "\(option)-- migrate:up\n\(statement);", "shop/0002_b.sql": after]
    try await TestDatabase.withDatabase(.postgres) { database async throws in
      let message = await failure { try await migrations(files, dialect: .postgres).migrate(in: database) }
      #expect(message == nil)
      #expect(try await database.query("SELECT word FROM public.after_it").first?[0] == "한국")
      #expect(try await database.query("SELECT 1 FROM public.manage_migrations").count == 2)
    }
  }

  @Test("PostgreSQL: text after a change of the encoding, in the same file, is stored as it is", .needsPostgreSQL)
  func encoding() async throws {
    let text = "-- migrate:up\nSET client_encoding = 'LATIN1';\nCREATE TABLE w (w text);\nINSERT INTO w VALUES ('é');"
    try await TestDatabase.withDatabase(.postgres) { database in
      try await migrations(["shop/0001_a.sql": text], dialect: .postgres).migrate(in: database)
      #expect(try await database.query("SELECT w FROM w").first?[0] == "é")
    }
  }

  @Test("PostgreSQL: a path that leads past the history is an error, not a second beginning", .needsPostgreSQL)
  func movedPath() async throws {
    try await TestDatabase.withDatabase(.postgres) { database in
      let migrations = try migrations(["shop/0001_a.sql": after], dialect: .postgres)
      try await migrations.migrate(in: database)
      try await database.execute("CREATE SCHEMA elsewhere")
      try await database.execute("ALTER TABLE manage_migrations SET SCHEMA elsewhere")
      let start = "the history of migrations is in the schema elsewhere, which the search path of "
      #expect(await failure { try await migrations.migrate(in: database) }?.hasPrefix(start) == true)
      #expect(await failure { _ = try await migrations.status(in: database) }?.hasPrefix(start) == true)
    }
  }

  @Test(
    "SQLite: pragmas, attachments and temporary tables of a migration end with it",
    arguments: ["", "-- migrate:transaction no\n"])
  func sqliteSession(option: String) async throws {
    let statements = """
      PRAGMA recursive_triggers = ON;
      PRAGMA ignore_check_constraints = ON;
      ATTACH ':memory:' AS side;
      CREATE TEMP TABLE after_it (id integer);
      CREATE TEMP TABLE manage_migrations (id integer);
      """
    let next = """
      -- migrate:up
      CREATE TABLE after_it (id integer, word text);
      CREATE TABLE main.seen AS SELECT (SELECT recursive_triggers FROM pragma_recursive_triggers) AS recursive,
        (SELECT count(*) FROM pragma_database_list WHERE name <> 'main') AS others;
      """
    try await TestDatabase.withDatabase(.sqlite) { database in
      let files = ["shop/0001_a.sql": "\(option)-- migrate:up\n\(statements)", "shop/0002_b.sql": next]
      #expect(await failure { try await migrations(files).migrate(in: database) } == nil)
      let seen = try #require(try await database.query("SELECT recursive, others FROM main.seen").first)
      #expect(try (seen[0], seen[1]) == (0, 0))
      #expect(try await database.history().count == 2)
    }
  }
}
