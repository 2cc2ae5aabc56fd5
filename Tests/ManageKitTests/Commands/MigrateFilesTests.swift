import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("manage migrate reads files as the database does")
struct MigrateFilesTests {
  private func shop(_ text: String) -> [String: String] { ["migrations/shop/0001_a.sql": text] }

  @Test("rows of COPY … FROM stdin are loaded", .needsPostgreSQL)
  func copies() async throws {
    let text = """
      -- migrate:up
      CREATE TABLE public.item (id integer, name text);
      COPY public.item (id, name) FROM stdin;
      1\tone; and
      2\tit's two
      \\.

      ALTER TABLE public.item ADD PRIMARY KEY (id);
      CREATE TABLE two AS SELECT 1 / count(*) FILTER (WHERE name = 'it''s two') AS n FROM public.item;
      """
    try await MigratedSite.with(.postgres, files: shop(text)) { manage in
      let output = try await manage("migrate", "shop")
      #expect(output.exitCode == 0, "\(output.stderr)")
      #expect(output.stdout.contains("Applying shop.0001_a... OK"))
    }
  }

  @Test("COPY … FROM stdin for SQLite is refused with the way out, and nothing is applied")
  func copiesToSQLite() async throws {
    let text = "-- migrate:up\nCREATE TABLE item (id integer);\nCOPY item FROM stdin;\n1\n\\.\n"
    try await MigratedSite.with(.sqlite, files: shop(text)) { manage in
      try await manage("migrate", "shop").expectFailure(1, "0001_a.sql:3: SQLite has no COPY", hint: "--inserts")
      #expect(try await manage("showmigrations", "shop").stdout.contains("[ ] 0001_a"))
    }
  }

  @Test("psql's \\restrict of a dump is skipped, other commands of psql are named", .needsPostgreSQL)
  func psqlCommands() async throws {
    let text = "-- migrate:up\n\\restrict abc\n\nCREATE TABLE item (id integer);\n\\unrestrict abc\n"
    try await MigratedSite.with(.postgres, files: shop(text)) { manage in
      #expect(try await manage("migrate", "shop").stdout.contains("Applying shop.0001_a... OK"))
      try manage.write("-- migrate:up\nSELECT 1;\n\\connect other\n", "0002_b.sql")
      try await manage("migrate", "shop").expectFailure(1, "0002_b.sql:3: \\connect is a command of psql")
    }
  }

  @Test("a mark within a comment drops nothing", arguments: TestDatabase.available)
  func marksInComments(dialect: Dialect) async throws {
    let text = """
      -- migrate:up
      CREATE TABLE a (id integer);
      /* Going back was once:
      -- migrate:down
      DROP TABLE a;
      */
      CREATE TABLE b (id integer);
      """
    try await MigratedSite.with(dialect, files: shop(text)) { manage in
      #expect(try await manage("migrate", "shop").exitCode == 0)
      try manage.write("-- migrate:up\nINSERT INTO b VALUES (1);\n", "0002_b.sql")
      let output = try await manage("migrate", "shop")
      #expect(output.exitCode == 0, "\(output.stderr)")
    }
  }

  @Test("a refusal names the line, the schema and the quoted name", .needsPostgreSQL)
  func names() async throws {
    let text = """
      -- migrate:up
      CREATE SCHEMA audit;
      CREATE TABLE audit.log (id integer CHECK (id > 0));
      CREATE TABLE "my$tab$le" (id integer);
      """
    try await MigratedSite.with(.postgres, files: shop(text)) { manage in
      #expect(try await manage("migrate", "shop").exitCode == 0)
      for (table, name) in [("audit.log", "audit.log"), ("\"my$tab$le\"", "my$tab$le"), ("my$tab$le", "my$tab$le")] {
        try manage.write("-- migrate:up\nSELECT 1;\n\nINSERT INTO \(table)\nVALUES ('x');\n", "0002_b.sql")
        let output = try await manage("migrate", "shop")
        output.expectFailure(1, "(migrations/shop/0002_b.sql:5)")
        #expect(output.stderr.contains("table \(name) "), "\(output.stderr)")
      }
      try manage.write("-- migrate:up\nINSERT INTO audit.log VALUES (-1);\n", "0002_b.sql")
      try await manage("migrate", "shop").expectFailure(1, "table audit.log (23514)")
    }
  }

  @Test("a failure at run time has its statement's line, among many", arguments: TestDatabase.available)
  func linesAtRunTime(dialect: Dialect) async throws {
    let text = """
      -- migrate:up
      CREATE TABLE a (id integer PRIMARY KEY);;
      /* ; */ INSERT INTO a VALUES (1);
      -- ;
      INSERT INTO a VALUES (1);
      INSERT INTO a VALUES (2);
      """
    try await MigratedSite.with(dialect, files: shop(text)) { manage in
      try await manage("migrate", "shop").expectFailure(1, "(migrations/shop/0001_a.sql:5)")
    }
  }

  @Test("what can't run in a transaction says how it can")
  func outsideTransaction() async throws {
    try await MigratedSite.with(.sqlite, files: shop("-- migrate:up\nVACUUM;\n")) { manage in
      try await manage("migrate", "shop").expectFailure(1, "VACUUM", hint: "'-- migrate:transaction no'")
    }
    guard TestDatabase.available.contains(.postgres) else { return }
    let text = "-- migrate:up\nCREATE TABLE v (id integer);\nCREATE INDEX CONCURRENTLY v_id ON v (id);\n"
    try await MigratedSite.with(.postgres, files: shop(text)) { manage in
      try await manage("migrate", "shop").expectFailure(
        1, "CREATE INDEX CONCURRENTLY", hint: "'-- migrate:transaction no'")
    }
  }

  @Test("a missing table's hint isn't to run the command that runs", arguments: TestDatabase.available)
  func missingTable(dialect: Dialect) async throws {
    try await MigratedSite.with(dialect, files: shop("-- migrate:up\nINSERT INTO nowhere VALUES (1);\n")) { manage in
      try await manage("migrate", "shop").expectFailure(1, "nowhere", hint: "-- migrate:depends APP.NAME")
    }
  }

  @Test("an applied file isn't parsed again, only hashed", arguments: TestDatabase.available)
  func appliedFiles(dialect: Dialect) async throws {
    try await MigratedSite.with(dialect, files: shop("-- migrate:up\nCREATE TABLE a (id integer);\n")) { manage in
      #expect(try await manage("migrate", "shop").exitCode == 0)
      try manage.write("\u{FEFF}-- migrate:up\r\nCREATE TABLE a (id integer);\r\n\r\n", "0001_a.sql")
      try manage.folder.write("", to: "migrations/shop/Thumbs.db")
      let output = try await manage("migrate", "shop")
      #expect(output.exitCode == 0, "\(output.stderr)")
      #expect(output.stdout.contains("No migrations to apply."))
      #expect(output.stderr.contains("warning: migrations/shop/Thumbs.db looks left behind by an editor"))
    }
  }

  @Test("check finds a fault that no command has met yet")
  func checks() async throws {
    let files = [
      "migrations/shop/0001_a.sql": "-- migrate:up\nSELECT 'never ends;\n", "migrations/shop/0001_a.sql~": "",
    ]
    try await MigratedSite.with(.sqlite, files: files) { manage in
      let broken = try await manage("check", "--tag", "migrations")
      #expect(broken.exitCode == 1)
      #expect((broken.stdout + broken.stderr).contains("migrations/shop/0001_a.sql:2: a string"))
      try manage.write("-- migrate:up\n", "0001_a.sql")
      try manage.write("-- migrate:up\n", "0003_c.sql")
      let output = try await manage("check", "--tag", "migrations")
      #expect((output.stdout + output.stderr).contains("0001_a.sql~ looks left behind"))
      #expect((output.stdout + output.stderr).contains("no migration has a number between migrations/shop/0001_a.sql"))
    }
  }
}
