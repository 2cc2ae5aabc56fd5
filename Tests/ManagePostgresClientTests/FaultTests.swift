import Testing

@testable import ManagePostgresClient

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@Suite("Faults", .needsServer)
struct FaultTests {
  @Test("a server process that ends in the middle of a transaction leaves nothing behind, and the pool heals")
  func endedTransaction() async throws {
    let pool = TestServer.pool { $0.pool.max = 1 }
    let other = TestServer.pool()
    let table = "fault_\(UInt32.random(in: 0 ... .max))"
    try await other.query("CREATE TABLE \(table) (n int)")
    let error = await #expect(throws: PostgresError.self) {
      try await pool.withConnection { connection in
        try await connection.query("BEGIN")
        try await connection.query("INSERT INTO \(table) VALUES ($1)", [.int64(1)])
        let pid: Int = try await connection.query("SELECT pg_backend_pid()").rows[0].decode(0)
        try await other.query("SELECT pg_terminate_backend($1::int, 5000)", [.int64(Int64(pid))])
        try await connection.query("COMMIT")
      }
    }
    guard case .connectionLost = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try await pool.query("SELECT count(*) FROM \(table)").rows[0].decode(0) == 0)
    #expect(pool.statistics.totalClosed == 1)
    try await other.query("DROP TABLE \(table)")
    await pool.close()
    await other.close()
  }

  @Test(
    "a stopped server process costs a statement its limit and a little grace, and another one takes over",
    .timeLimit(.minutes(2)))
  func stoppedProcess() async throws {
    let pool = TestServer.pool {
      $0.pool.max = 1
      $0.statementTimeout = .milliseconds(300)
    }
    try await pool.withConnection { connection in
      let pid: Int32 = try await connection.query("SELECT pg_backend_pid()").rows[0].decode(0)
      let command = try? String(contentsOfFile: "/proc/\(pid)/comm", encoding: .utf8)
      guard command?.hasPrefix("postgres") ?? false, kill(pid, SIGSTOP) == 0 else { return }
      defer { kill(pid, SIGCONT) }
      let error = await #expect(throws: PostgresError.self) { try await connection.query("SELECT 1") }
      guard case .timedOut(_, .statement, limit: .milliseconds(300)) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      await #expect(throws: PostgresError.self) { try await connection.query("SELECT 1") }
    }
    #expect(try await pool.query("SELECT 1").rows.count == 1)
    await pool.close()
  }

  @Test("lost bytes are a typed error, and the connection is thrown away", arguments: [1, 7, 9, 40])
  func lostBytes(count: Int) async throws {
    let proxy = try TCPProxy(to: TestServer.configuration.hosts[0])
    let pool = TestServer.pool {
      $0.hosts = [proxy.host]
      $0.pool.max = 1
      $0.statementTimeout = .milliseconds(500)
    }
    try await pool.query("SELECT 1")
    proxy.drop(count)
    let error = await #expect(throws: PostgresError.self) {
      try await pool.query("SELECT repeat('a', 50) || n FROM generate_series(1, 3) n")
    }
    switch error {
    case .connectionLost, .timedOut: break
    default: Issue.record("\(String(describing: error))")
    }
    #expect(pool.statistics.open == 0)
    proxy.drop(0)
    #expect(try await pool.query("SELECT 1").rows.count == 1)
    await pool.close()
    proxy.stop()
  }

  @Test("a value of 100 MB goes and comes")
  func hugeValue() async throws {
    let pool = TestServer.pool { $0.pool.max = 1 }
    let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 100_000_000)
    let row = try await pool.query(
      "SELECT length($1), repeat('y', 100000000)", [.bytes(bytes)], timeLimit: .unlimited
    ).rows[0]
    #expect(try row.decode(0) == 100_000_000)
    #expect(row[1].bytes?.count == 100_000_000)
    await pool.close()
  }
}
