import Testing

@testable import ManagePostgresClient

@Suite("StatementCache", .needsServer)
struct StatementCacheTests {
  private let pool = TestServer.pool { $0.pool.max = 1 }

  @Test("a statement is prepared once, and forgotten when others push it out")
  func statementCache() async throws {
    let pool = TestServer.pool {
      $0.pool.max = 1
      $0.preparedStatementLimit = 3
    }
    try await pool.withConnection { connection in
      for value in 1...5 { try await connection.query("SELECT $1::int + 0", [.int64(Int64(value))]) }
      for number in 1...10 { try await connection.query("SELECT \(number)") }
      let kept = try await connection.simpleQuery("SELECT statement FROM pg_prepared_statements")[0].rows.map {
        try $0.decode(0, as: String.self)
      }
      #expect(kept.count == 3)
      #expect(!kept.contains("SELECT $1::int + 0"))
    }
  }

  @Test("a bulk insert of more than 1,000 values isn't prepared, and pushes nothing out")
  func giantStatements() async throws {
    let pool = TestServer.pool {
      $0.pool.max = 1
      $0.preparedStatementLimit = 2
    }
    let prepared = try await pool.withConnection { connection in
      for count in [1000, 1001] {
        let values = (1...count).map { "$\($0)::int" }.joined(separator: ", ")
        try await connection.query("SELECT ARRAY[\(values)]", (1...count).map { .int64(Int64($0)) })
      }
      try await connection.pipeline([
        PostgresStatement("SELECT 1"),
        PostgresStatement(
          "SELECT ARRAY[\((1...1001).map { "$\($0)::int" }.joined(separator: ", "))]", (1...1001).map { .int64($0) }),
      ])
      return try await connection.simpleQuery("SELECT cardinality(parameter_types) FROM pg_prepared_statements")[0]
        .rows.map { try $0.decode(0, as: Int.self) }
    }
    #expect(Set(prepared) == [0, 1000])
    await pool.close()
  }

  @Test("no two connections use the same name for a statement, which a pooler would confuse")
  func statementNames() async throws {
    let pool = TestServer.pool()
    let names = "SELECT name FROM pg_prepared_statements"
    try await pool.withConnection { first in
      try await pool.withConnection { second in
        for connection in [first, second] { try await connection.query(names) }
        let name: String = try await first.query(names).rows[0].decode(0)
        #expect(try await second.query(names).rows[0].decode(0) != name)
      }
    }
    await pool.close()
  }

  @Test("a connection whose statements vanish prepares no more, and goes on")
  func vanishingStatements() async throws {
    let pool = TestServer.pool { $0.pool.max = 1 }
    let function = "forget_\(UInt32.random(in: 0 ... .max))"
    try await pool.query(
      "CREATE FUNCTION \(function)() RETURNS int LANGUAGE plpgsql AS $$BEGIN DEALLOCATE ALL; RETURN 1; END$$")
    try await pool.withConnection { connection in
      try await connection.query("SELECT 7")
      try await connection.simpleQuery("SELECT \(function)()")
      for _ in 0..<3 { #expect(try await connection.query("SELECT 7").rows[0].decode(0) == 7) }
      let prepared = try await connection.simpleQuery("SELECT 1 FROM pg_prepared_statements")[0].rowCount
      #expect(prepared == 0)
    }
    try await pool.query("DROP FUNCTION \(function)()")
    await pool.close()
  }

  @Test("a statement that fails at first is prepared once all the same, and one that can't be prepared never")
  func failingStatements() async throws {
    try await pool.withConnection { connection in
      for _ in 0..<3 {
        await #expect(throws: PostgresError.self) { try await connection.query("SELECT 1 / $1::int", [.int64(0)]) }
        await #expect(throws: PostgresError.self) { try await connection.query("SELECT no_such_column") }
      }
      let kept = try await connection.simpleQuery("SELECT statement FROM pg_prepared_statements")[0].rows.map {
        try $0.decode(0, as: String.self)
      }
      #expect(kept == ["SELECT 1 / $1::int"])
    }
  }

  @Test("with the cache off nothing is prepared")
  func noStatementCache() async throws {
    let pool = TestServer.pool { $0.preparedStatementLimit = 0 }
    try await pool.withConnection { connection in
      let seven: Int = try await connection.query("SELECT $1::int", [.int64(7)]).rows[0].decode(0)
      let prepared = try await connection.query("SELECT 1 FROM pg_prepared_statements").rows
      #expect(seven == 7)
      #expect(prepared.isEmpty)
    }
  }

  @Test("a prepared statement survives a change of the table and DEALLOCATE ALL")
  func staleStatements() async throws {
    try await pool.withConnection { connection in
      try await connection.query("CREATE TEMPORARY TABLE shifting AS SELECT 1 AS a")
      #expect(try await connection.query("SELECT * FROM shifting").columns.count == 1)
      try await connection.query("ALTER TABLE shifting ADD b int")
      #expect(try await connection.query("SELECT * FROM shifting").columns.count == 2)
      try await connection.simpleQuery("DEALLOCATE ALL")
      #expect(try await connection.query("SELECT * FROM shifting").columns.count == 2)
    }
  }
}
