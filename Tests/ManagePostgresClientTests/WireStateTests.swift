import Testing

@testable import ManagePostgresClient

@Suite("Session state", .needsServer)
struct WireStateTests {
  private let pool = TestServer.pool { $0.pool.max = 1 }

  private func answer(_ sql: String) async throws -> String? {
    try await pool.query(sql).rows[0].decode(0)
  }

  @Test(
    "one borrower's settings are gone for the next, on the same connection",
    arguments: [
      ("SET datestyle = 'German'", "SELECT (DATE '2026-05-31')::text", "2026-05-31"),
      ("SET timezone = 'Asia/Seoul'", "SHOW timezone", "UTC"),
      ("SET ROLE pg_monitor", "SELECT (current_user = session_user)::text", "true"),
      ("SELECT set_config('search_path', 'pg_catalog', false)", "SHOW search_path", "\"$user\", public"),
      (
        "SELECT pg_advisory_lock(771)",
        "SELECT count(*)::text FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()", "0"
      ),
      ("CREATE TEMP TABLE lent (n int)", "SELECT to_regclass('lent')::text", nil),
      ("SELECT set_config ('search_path', 'pg_catalog', false)", "SHOW search_path", "\"$user\", public"),
      ("LISTEN lent", "SELECT count(*)::text FROM pg_listening_channels()", "0"),
      // Nothing in its words tells, but the server reports it.
      (
        "UPDATE pg_settings SET setting = 'German' WHERE name = 'DateStyle'", "SELECT (DATE '2026-05-31')::text",
        "2026-05-31"
      ),
    ])
  func cleaned(change: String, question: String, expected: String?) async throws {
    let pid = try await answer("SELECT pg_backend_pid()::text")
    try await pool.query(change)
    #expect(try await answer(question) == expected)
    try await pool.withConnection { try await $0.simpleQuery("SELECT 1; \(change)") }
    #expect(try await answer(question) == expected)
    #expect(try await answer("SELECT pg_backend_pid()::text") == pid)
    await pool.close()
  }

  @Test(
    "what discards the session's prepared statements breaks none that comes after it, in a transaction either",
    arguments: ["DISCARD ALL", "DEALLOCATE ALL", "SELECT 1; DEALLOCATE PREPARE ALL"])
  func discarded(script: String) async throws {
    try await pool.withConnection { connection in
      try await connection.query("SELECT $1::int", [.int64(1)])
      try await connection.simpleQuery(script)
      try await connection.query("BEGIN")
      try await connection.query("SELECT $1::int", [.int64(1)])
      if !script.contains(";") {
        try await connection.query("COMMIT")
        try await connection.query(script)
        try await connection.query("BEGIN")
        try await connection.query("SELECT $1::int", [.int64(1)])
      }
      try await connection.query("COMMIT")
    }
    await pool.close()
  }

  @Test("statements before a COPY are cleaned up, too")
  func copy() async throws {
    try await pool.withConnection { connection in
      _ = try? await connection.copyOut("SET search_path = pg_catalog; COPY (SELECT 1) TO STDOUT") { _ in }
    }
    #expect(try await answer("SHOW search_path") == "\"$user\", public")
    await pool.close()
  }

  @Test("statements that are cancelled at their first use don't pile up on the server")
  func cancelledPreparations() async throws {
    let other = TestServer.pool()
    for number in 1...3 {
      let sleeper = Task { [pool] in try await pool.query("SELECT pg_sleep(60), 'cancelled \(number)'") }
      let running =
        "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(60), ''cancelled \(number)''%'"
      #expect(await eventually { (try? await other.query(running).rows[0].decode(0, as: Int.self)) == 1 })
      sleeper.cancel()
      _ = await sleeper.result
    }
    #expect(
      try await answer("SELECT count(*)::text FROM pg_prepared_statements WHERE statement LIKE 'SELECT pg_sleep%'")
        == "0")
    await pool.close()
    await other.close()
  }

  @Test("ordinary statements and transactions cost no clean-up, and statements stay prepared")
  func untouched() async throws {
    let session = try await pool.acquire()
    for sql in ["BEGIN", "SET LOCAL timezone = 'Asia/Seoul'", "SELECT 1", "COMMIT"] {
      _ = try await session.query(sql, .none, limit: nil)
    }
    #expect(!session.isAltered)
    _ = try await session.query("SET timezone = 'Asia/Seoul'", .none, limit: nil)
    #expect(session.isAltered)
    await session.reset()
    #expect(!session.isAltered)
    pool.release(session)
    await pool.close()
  }

  @Test("statements are prepared again after a clean-up")
  func preparedAnew() async throws {
    for _ in 0..<3 {
      #expect(try await answer("SELECT 'fig'") == "fig")
      try await pool.query("SET timezone = 'Asia/Seoul'")
    }
    #expect(try await answer("SELECT count(*)::text FROM pg_prepared_statements") == "1")
    await pool.close()
  }
}
