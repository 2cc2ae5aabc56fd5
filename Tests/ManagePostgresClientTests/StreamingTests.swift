import Testing

@testable import ManagePostgresClient

@Suite("Streaming", .needsServer)
struct StreamingTests {
  private let pool = TestServer.pool { $0.pool.max = 1 }
  private struct Stop: Error {}

  @Test("rows come in batches, all of them and in order", arguments: [0, 1, 999, 1_000, 2_500])
  func batches(rows: Int) async throws {
    try await pool.withConnection { connection in
      var (numbers, largest): ([Int], Int) = ([], 0)
      let sql = "SELECT n FROM generate_series(1, $1::int) n ORDER BY n"
      try await connection.stream(sql, [.int64(Int64(rows))]) { batch in
        largest = max(largest, batch.rowCount)
        for row in batch.rows { numbers.append(try row.decode(0)) }
      }
      #expect(numbers == Array(1..<(rows + 1)))
      #expect(largest <= 1_000)
      #expect(connection.transactionStatus == .idle)
    }
  }

  @Test("a stream within a transaction leaves it open, and so does one that fails")
  func transactions() async throws {
    try await pool.withConnection { connection in
      try await connection.query("BEGIN")
      try await connection.stream("SELECT 1") { _ in }
      await #expect(throws: PostgresError.self) { try await connection.stream("SELECT 1 / 0") { _ in } }
      await #expect(throws: Stop.self) { try await connection.stream("SELECT 1") { _ in throw Stop() } }
      #expect(connection.transactionStatus == .inTransaction)
      try await connection.query("ROLLBACK")
      await #expect(throws: Stop.self) { try await connection.stream("SELECT 1") { _ in throw Stop() } }
      #expect(connection.transactionStatus == .idle)
    }
  }

  @Test("other statements and streams may run between two batches")
  func nesting() async throws {
    try await pool.withConnection { connection in
      var sum = 0
      try await connection.stream("SELECT generate_series(1, 3)", rowsPerBatch: 1) { outer in
        let number = try outer.rows[0].decode(0, as: Int.self)
        try await connection.stream("SELECT generate_series(1, $1::int)", [.int64(Int64(number))], rowsPerBatch: 2) {
          sum += $0.rowCount
        }
        sum += try await connection.query("SELECT 10").rows[0].decode(0, as: Int.self)
      }
      #expect(sum == 36)
    }
  }
}
