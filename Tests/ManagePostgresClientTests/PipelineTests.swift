import Testing

@testable import ManagePostgresClient

@Suite("Pipelines", .needsServer)
struct PipelineTests {
  private let pool = TestServer.pool { $0.pool.max = 1 }

  @Test("each statement of a pipeline has its result, whether prepared before or not")
  func results() async throws {
    try await pool.withConnection { connection in
      try await connection.query("SELECT $1::int * 2", [.int64(1)])
      for _ in 0..<2 {
        let results = try await connection.pipeline([
          PostgresStatement("BEGIN"),
          PostgresStatement("SELECT $1::int * 2", [.int64(21)]),
          PostgresStatement("SELECT $1::text", [.text("배")]),
          PostgresStatement("COMMIT"),
        ])
        #expect(results.count == 4)
        #expect(try results[1].rows[0].decode(0) == 42)
        #expect(try results[2].rows[0].decode(0) == "배")
        #expect(connection.transactionStatus == .idle)
      }
    }
  }

  @Test("a pipeline without a transaction is one")
  func atomicity() async throws {
    try await pool.withConnection { connection in
      try await connection.query("CREATE TEMPORARY TABLE piped (n int UNIQUE)")
      let insert = "INSERT INTO piped VALUES ($1)"
      let error = await #expect(throws: PostgresError.self) {
        try await connection.pipeline([
          PostgresStatement(insert, [.int64(1)]), PostgresStatement("SELECT 1 / 0"),
          PostgresStatement(insert, [.int64(2)]),
        ])
      }
      #expect(error?.serverError?.sqlState == "22012")
      #expect(error?.serverError?.sql == "SELECT 1 / 0")
      #expect(try await connection.query("SELECT count(*) FROM piped").rows[0].decode(0) == 0)
      try await connection.pipeline((1...100).map { PostgresStatement(insert, [.int64($0)]) })
      #expect(try await connection.query("SELECT count(*) FROM piped").rows[0].decode(0) == 100)
      #expect(try await connection.pipeline([]).isEmpty)
    }
  }

  @Test("a transaction left failed by a pipeline is the connection's state")
  func failedTransaction() async throws {
    try await pool.withConnection { connection in
      await #expect(throws: PostgresError.self) {
        try await connection.pipeline([PostgresStatement("BEGIN"), PostgresStatement("SELECT 1 / 0")])
      }
      #expect(connection.transactionStatus == .failed)
      try await connection.query("ROLLBACK")
    }
  }

  @Test("with the cache off a pipeline prepares nothing")
  func unprepared() async throws {
    let pool = TestServer.pool { $0.preparedStatementLimit = 0 }
    try await pool.withConnection { connection in
      let results = try await connection.pipeline([
        PostgresStatement("SELECT $1::int", [.int64(7)]), PostgresStatement("SELECT 1 FROM pg_prepared_statements"),
      ])
      #expect(try results[0].rows[0].decode(0) == 7)
      #expect(results[1].rows.isEmpty)
    }
    await pool.close()
  }

  @Test("a cancelled pipeline leaves the connection fit for use")
  func cancelling() async throws {
    let task = Task {
      try await pool.withConnection {
        try await $0.pipeline([PostgresStatement("SELECT 1"), PostgresStatement("SELECT pg_sleep(60)")])
      }
    }
    #expect(await eventually { pool.statistics.busy == 1 })
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try await pool.query("SELECT 2").rows[0].decode(0) == 2)
  }
}
