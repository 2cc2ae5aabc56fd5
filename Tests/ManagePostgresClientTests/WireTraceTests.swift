import Testing

@testable import ManagePostgresClient

@Suite("WireTrace")
struct WireTraceTests {
  @Test(
    "statements that change the session for its next user are recognized by their words",
    arguments: [
      "SET datestyle = 'German'", "set role nobody", "  -- why\n/* ; */ (SET\ttimezone = 'Asia/Seoul'", "RESET ALL",
      "SELECT pg_advisory_lock(1)", "SELECT pg_try_advisory_lock_shared($1)", "SELECT set_config('a.b', $1, false)",
      "CREATE TEMP TABLE a (b int)", "create temporary view a AS SELECT 1", "SELECT 1 INTO TEMP a", "LISTEN a",
      "DECLARE a CURSOR WITH HOLD FOR SELECT 1", "PREPARE a AS SELECT 1", "DISCARD ALL", "DO $$ BEGIN END $$",
      "SELECT set_config ('a.b', 'c', false)", "create  temp\n\ttable a (b int)", "create table pg_temp.a (b int)",
      "/* a /* b */ c */ SET role = 'x'", "SELECT 1 INTO LOCAL TEMP a",
      "BEGIN; SET timezone = 'UTC'; COMMIT", "CREATE TABLE a (b int);\n\nSET search_path = a",
    ])
  func traces(sql: String) {
    #expect(WireTrace.isLeft(by: sql))
  }

  @Test(
    "ordinary statements, tables and settings of one transaction leave nothing",
    arguments: [
      "", "SELECT 1", "UPDATE a SET b = $1", "INSERT INTO settings VALUES ($1)", "BEGIN", "SET LOCAL timezone = 'UTC'",
      "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE", "set constraints all deferred", "CREATE TABLE a (b int)",
      "SELECT pg_advisory_xact_lock(1)", "WITH a AS (SELECT 1) SELECT * FROM a", "/*", "--", "(", ";", "DOCUMENT",
      "DROP TABLE a; ALTER TABLE b ALTER c SET NOT NULL; CREATE INDEX d ON b (c)",
    ])
  func noTraces(sql: String) {
    #expect(!WireTrace.isLeft(by: sql))
  }

  @Test("only the beginning of a long statement is read")
  func limit() {
    let values = Array(repeating: "($1)", count: 2_000).joined(separator: ", ")
    #expect(!WireTrace.isLeft(by: "INSERT INTO a VALUES \(values), (set_config('a.b', 'c', false))", limit: 4096))
  }
}
