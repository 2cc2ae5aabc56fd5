import Foundation
import ManageTesting
import Testing

@testable import ManageKit

struct TableLockTests {
  private func locks(_ text: String, _ dialect: Dialect = .postgres) throws -> [String] {
    let source = Array("-- migrate:up\n\(text);".utf8)
    let sections = try MigrationSections(source, MigrationHeader(source, dialect: dialect), dialect: dialect)
    return sections.up.statements.flatMap(\.locks).map { "\($0.mode.rawValue) on \($0.table)" }
  }

  private static let statements = [
    "ALTER TABLE a ADD COLUMN c integer", "ALTER TABLE IF EXISTS ONLY public.\"a\" DROP COLUMN n",
    "ALTER TABLE a ADD CONSTRAINT f FOREIGN KEY (n) REFERENCES b (n)", "ALTER TABLE a VALIDATE CONSTRAINT positive",
    "ALTER TABLE a ALTER COLUMN n SET STATISTICS 10", "ALTER TABLE a DISABLE TRIGGER ALL",
    "CREATE UNIQUE INDEX i ON a (n)", "CREATE TABLE c (n integer REFERENCES a (n))",
    "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION f()", "INSERT INTO a VALUES (1)",
    "UPDATE a SET n = 1", "DELETE FROM ONLY a", "DROP TABLE a", "TRUNCATE TABLE a", "ANALYZE a",
    "COMMENT ON TABLE a IS 'x'", "LOCK TABLE a IN SHARE ROW EXCLUSIVE MODE", "LOCK a", "REINDEX TABLE a",
  ]

  @Test("the lock that a plan shows is one that PostgreSQL takes", .needsPostgreSQL)
  func agrees() async throws {
    struct Undone: Error {}
    try await TestDatabase.withDatabase(.postgres) { database in
      try await database.withConnection { connection in
        try await connection.executeScript(
          """
          CREATE TABLE a (n integer UNIQUE, CONSTRAINT positive CHECK (n > 0) NOT VALID);
          CREATE TABLE b (n integer UNIQUE);
          CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
          """)
      }
      let table: Int = try await database.query("SELECT 'a'::regclass::oid::bigint")[0][0]
      for statement in Self.statements {
        await #expect(throws: Undone.self, "\(statement)") {
          try await database.transaction { connection in
            try await connection.executeScript(statement)
            let rows = try await connection.query(
              "SELECT mode::text FROM pg_locks WHERE pid = pg_backend_pid() AND relation::bigint = \(table)")
            let taken = try rows.map { row -> String in try row[0] }
            let shown = try locks(statement).first { $0.hasSuffix(" a") || $0.hasSuffix(".a") } ?? ""
            let mode = shown.split(separator: " on ").first ?? ""
            let name = mode.split(separator: " ").map(\.capitalized).joined() + "Lock"
            #expect(taken.contains(name), "\(statement): \(shown), \(taken)")
            throw Undone()
          }
        }
      }
    }
  }

  @Test("a foreign key locks both tables, an index made concurrently lets others write")
  func several() throws {
    #expect(
      try locks("ALTER TABLE a ADD FOREIGN KEY (n) REFERENCES x.b (n)")
        == ["SHARE ROW EXCLUSIVE on a", "SHARE ROW EXCLUSIVE on x.b"])
    #expect(try locks("CREATE INDEX CONCURRENTLY i ON a (n)") == ["SHARE UPDATE EXCLUSIVE on a"])
    #expect(try locks("REFRESH MATERIALIZED VIEW v") == ["ACCESS EXCLUSIVE on v"])
    #expect(try locks("ALTER TABLE a VALIDATE CONSTRAINT x, DROP COLUMN n") == ["ACCESS EXCLUSIVE on a"])
    #expect(try locks("CREATE TABLE c (n integer)").isEmpty && locks("SELECT 1").isEmpty)
    #expect(try locks("ALTER TABLE a ADD COLUMN c", .sqlite).isEmpty)
  }
}
