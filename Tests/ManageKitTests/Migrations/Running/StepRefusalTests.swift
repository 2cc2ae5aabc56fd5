import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("hints of refused migrations")
struct StepRefusalTests {
  private func hint(_ dialect: Dialect, _ text: String, _ prepare: (Database) async throws -> Void = { _ in })
    async throws
    -> String
  {
    try await TestDatabase.withDatabase(dialect) { database in
      try await prepare(database)
      let message = await failure {
        try await migrations(["shop/0001_a.sql": text], dialect: dialect).migrate(in: database)
      }
      return message ?? "no failure"
    }
  }

  @Test("what can't run in a transaction is told its option", .needsPostgreSQL)
  func outsideTransaction() async throws {
    let postgres = "-- migrate:up\nCREATE TABLE v (id integer);\nCREATE INDEX CONCURRENTLY v_id ON v (id);"
    #expect(try await hint(.postgres, postgres).contains("-- migrate:transaction no"))
    #expect(try await hint(.sqlite, "-- migrate:up\nVACUUM;").contains("-- migrate:transaction no"))
  }

  @Test("a missing table is not to be made by the command that runs", arguments: TestDatabase.available)
  func missingTable(dialect: Dialect) async throws {
    #expect(try await !hint(dialect, "-- migrate:up\nINSERT INTO nowhere VALUES (1);").contains("run 'manage migrate'"))
  }

  @Test("a missing right is named with its table and role", .needsPostgreSQL)
  func missingRight() async throws {
    let text = "-- migrate:up\nSET ROLE pg_monitor;\nINSERT INTO secret VALUES (1);"
    let message = try await hint(.postgres, text) { _ = try await $0.execute("CREATE TABLE secret (id integer)") }
    #expect(
      message.contains("GRANT INSERT ON secret TO ") && message.contains("POSTGRES_MIGRATE_DB_USER"), "\(message)")
  }

  @Test("an enum value is not of use in the transaction that adds it", .needsPostgreSQL)
  func newEnumValue() async throws {
    let text = "-- migrate:up\nALTER TYPE mood ADD VALUE 'new';\nSELECT 'new'::mood;"
    let message = try await hint(.postgres, text) { _ = try await $0.execute("CREATE TYPE mood AS ENUM ('old')") }
    #expect(message.contains("migration"), "\(message)")
    #expect(message.contains("(55P04)"), "\(message)")
  }

  @Test("an error of encoding keeps its reason and shows no bytes", .needsPostgreSQL)
  func encoding() async throws {
    let message = try await hint(.postgres, "-- migrate:up\nSELECT convert_from('\\xff', 'UTF8');")
    #expect(message.contains("invalid byte sequence for encoding \"UTF8\": … (22021)"), "\(message)")
  }

  @Test("a damaged SQLite file is called damaged")
  func damaged() async throws {
    try await TestDatabase.withSettings(.sqlite) { settings in
      guard case .sqlite(let path) = settings else { return }
      try await TestDatabase.withOpen(settings) { database in
        try await database.execute("CREATE TABLE a (t text)")
        for _ in 0..<50 { try await database.execute("INSERT INTO a VALUES (\(String(repeating: "x", count: 3000)))") }
        try await database.query("PRAGMA wal_checkpoint(TRUNCATE)")
      }
      let file = try FileHandle(forUpdating: URL(filePath: path))
      try file.seek(toOffset: 4096)
      try file.write(contentsOf: Data(repeating: 0xAA, count: 60_000))
      try file.close()
      try await TestDatabase.withOpen(settings) { database in
        let message = await failure {
          try await migrations(["shop/0001_a.sql": "-- migrate:up\nDELETE FROM a;"]).migrate(in: database)
        }
        #expect(message?.contains("the SQLite database is damaged") == true, "\(message ?? "none")")
      }
    }
  }

  @Test("rows that a unique index can't be built over are shown by a query", .needsPostgreSQL)
  func duplicates() async throws {
    let message = try await hint(.postgres, "-- migrate:up\nCREATE UNIQUE INDEX dup_n ON dup (n);") {
      _ = try await $0.execute("CREATE TABLE dup AS SELECT 1 AS n FROM generate_series(1, 2)")
    }
    #expect(message.contains("SELECT n, count(*) FROM dup GROUP BY n HAVING count(*) > 1"), "\(message)")
  }
}
