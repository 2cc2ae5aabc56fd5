import ManageTesting
import Testing

@testable import ManageKit

@Suite("foreign keys of SQLite in migrations")
struct ForeignKeyStepTests {
  private static let tables = """
    -- migrate:up
    CREATE TABLE parent (id integer PRIMARY KEY, name text);
    CREATE TABLE child (id integer PRIMARY KEY, parent_id integer NOT NULL REFERENCES parent (id) ON DELETE CASCADE);
    INSERT INTO parent VALUES (1, 'a'), (2, 'b');
    INSERT INTO child VALUES (10, 1), (11, 1), (12, 2);
    """

  private static let rebuild = """
    CREATE TABLE new_parent (id integer PRIMARY KEY, name text NOT NULL);
    INSERT INTO new_parent SELECT id, name FROM parent;
    DROP TABLE parent;
    ALTER TABLE new_parent RENAME TO parent;
    """

  /// Runs the tables' migration, `before`, and a second migration; returns its error.
  private func run(
    _ second: String, before: SQL? = nil, log: ProgressLog = ProgressLog(),
    _ body: (Database, String?) async throws -> Void
  ) async throws {
    try await TestDatabase.withDatabase(.sqlite) { database in
      try await migrations(["shop/0001_tables.sql": Self.tables]).migrate(in: database)
      if let before {
        try await database.withFreshConnection(enforcingForeignKeys: false) { _ = try await $0.execute(before) }
      }
      let both = try migrations(["shop/0001_tables.sql": Self.tables, "shop/0002_next.sql": second])
      let message = await failure { try await both.migrate(in: database, progress: log.add) }
      try await body(database, message)
    }
  }

  private func children(_ database: Database) async throws -> [Int] {
    try await database.query("SELECT id FROM child ORDER BY id").map { try $0[0] }
  }

  @Test("a table is rebuilt without losing the rows that refer to it", arguments: ["", "-- migrate:transaction no\n"])
  func rebuild(option: String) async throws {
    try await run("\(option)-- migrate:up\n\(Self.rebuild)") { database, message in
      #expect(message == nil)
      #expect(try await children(database) == [10, 11, 12])
      await #expect(throws: DatabaseError.self) { try await database.execute("INSERT INTO child VALUES (13, 999)") }
      try await database.execute("DELETE FROM parent WHERE id = 2")
      #expect(try await children(database) == [10, 11])
    }
  }

  @Test("a migration that leaves a row without its parent is refused, and names the key")
  func newOrphan() async throws {
    try await run("-- migrate:up\nINSERT INTO child VALUES (13, 999);") { database, message async throws in
      #expect(message?.contains("rows refer to rows that do not exist: 1 row of child.parent_id to parent\n") == true)
      #expect(try await children(database) == [10, 11, 12])
      #expect(try await database.history() == ["shop.0001_tables applied"])
    }
  }

  @Test("rows that had no parent before are named, and stop nothing")
  func oldOrphan() async throws {
    let log = ProgressLog()
    try await run("-- migrate:up\n\(Self.rebuild)", before: "INSERT INTO child VALUES (13, 999)", log: log) {
      database, message async throws in
      #expect(message == nil)
      #expect(try await children(database) == [10, 11, 12, 13])
      #expect(
        log.text == [
          "warning: rows refer to rows that do not exist, from before shop.0002_next: 1 row of child.parent_id to parent",
          "Apply shop.0002_next",
        ])
    }
  }

  @Test("a new row without a parent is found among old ones, though their number is the same")
  func exchangedOrphan() async throws {
    let second = "-- migrate:up\nDELETE FROM child WHERE id = 13;\nINSERT INTO child VALUES (14, 998);"
    try await run(second, before: "INSERT INTO child VALUES (13, 999)") { database, message async throws in
      #expect(message?.contains("1 row of child.parent_id to parent\n") == true)
      #expect(try await children(database) == [10, 11, 12, 13])
    }
  }

  @Test("deletions cascade where the migration keeps foreign keys on, and else are refused")
  func foreignKeysOn() async throws {
    try await run("-- migrate:foreign-keys on\n-- migrate:up\nDELETE FROM parent WHERE id = 1;") {
      database, message async throws in
      #expect(message == nil)
      #expect(try await children(database) == [12])
    }
    try await run("-- migrate:up\nDELETE FROM parent WHERE id = 1;") { database, message async throws in
      #expect(message?.contains("2 rows of child.parent_id to parent") == true)
      #expect(message?.contains("-- migrate:foreign-keys on") == true)
      #expect(try await children(database) == [10, 11, 12])
    }
  }

  @Test(
    "a pragma that a transaction ignores is refused by name, before anything runs",
    arguments: [
      "PRAGMA foreign_keys = OFF", "pragma Foreign_Keys(0)", "PRAGMA main.foreign_keys=1",
      "PRAGMA \"foreign_keys\" = 0",
    ])
  func ignoredPragma(pragma: String) async throws {
    try await TestDatabase.withDatabase(.sqlite) { database async throws in
      let files = [
        "shop/0001_tables.sql": Self.tables, "shop/0002_next.sql": "-- migrate:up\n\(pragma);\n\(Self.rebuild)",
      ]
      let message = await failure { try await migrations(files).migrate(in: database) }
      #expect(message?.contains("0002_next.sql (built in):2): PRAGMA foreign_keys does nothing within a") == true)
      #expect(try await !database.has("parent"))
    }
  }

  @Test("a pragma that is read, or works in a transaction, is run")
  func otherPragma() async throws {
    try await run("-- migrate:up\nPRAGMA foreign_keys;\nPRAGMA user_version = 7;") { database, message async throws in
      #expect(message == nil)
      #expect(try await database.query("PRAGMA user_version").first?[0] == 7)
    }
  }
}
