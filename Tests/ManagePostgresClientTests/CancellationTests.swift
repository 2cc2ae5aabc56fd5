import Testing

@testable import ManagePostgresClient

@Suite("Cancellation and time limits", .needsServer)
struct CancellationTests {
  @Test("a cancelled task returns at once and its statement stops on the server", .timeLimit(.minutes(2)))
  func cancelReachesServer() async throws {
    let pool = TestServer.pool()
    let sleep = Self.sleep()
    let task = Task { try await pool.query(sleep) }
    #expect(await eventually { await Self.isRunning(sleep, as: pool) == true })
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(await eventually { await Self.isRunning(sleep, as: pool) == false })
    await pool.close()
  }

  /// A statement that takes an hour, unlike any other.
  private static func sleep() -> String {
    "SELECT pg_sleep(3600) /* \(UInt64.random(in: 0 ... .max)) */"
  }

  /// Whether the server works on a statement; nil if it does not say.
  private static func isRunning(_ sql: String, as pool: PostgresPool) async -> Bool? {
    let activity = "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query = $1"
    return try? await !pool.query(activity, [.text(sql)]).rows.isEmpty
  }

  @Test("after a cancelled statement the same connection goes on with the next")
  func connectionSurvives() async throws {
    let pool = TestServer.pool { $0.pool.max = 1 }
    try await pool.withConnection { connection in
      let pid: Int = try await connection.query("SELECT pg_backend_pid()").rows[0].decode(0)
      await #expect(throws: PostgresError.self) {
        try await connection.query("SELECT pg_sleep(60)", timeLimit: .after(.milliseconds(100)))
      }
      #expect(try await connection.query("SELECT pg_backend_pid()").rows[0].decode(0) == pid)
    }
    let pid: Int = try await pool.query("SELECT pg_backend_pid()").rows[0].decode(0)
    let (observer, sleep) = (TestServer.pool(), Self.sleep())
    let task = Task { try await pool.query(sleep) }
    #expect(await eventually { await Self.isRunning(sleep, as: observer) == true })
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try await pool.query("SELECT pg_backend_pid()").rows[0].decode(0) == pid)
    await pool.close()
    await observer.close()
  }

  @Test("10,000 queries cancelled at random leak no connection")
  func noLeak() async throws {
    let name = "leak-\(UInt32.random(in: 0 ... .max))"
    let pool = TestServer.pool {
      $0.applicationName = name
      $0.pool.max = 5
      $0.pool.acquireTimeout = .seconds(120)
    }
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<5 { group.addTask { _ = try? await pool.query("SELECT pg_sleep(0.3)") } }
    }
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<50 {
        group.addTask {
          for number in 0..<200 { await Self.cancelAtRandom(number, in: pool) }
        }
      }
    }
    #expect(await eventually { pool.statistics.idle == pool.statistics.open })
    #expect(pool.statistics.waiting == 0)
    #expect(pool.statistics.open <= 5)
    for _ in 0..<20 {
      try await pool.withConnection { connection in
        #expect(connection.transactionStatus == .idle)
        let answer: Int = try await connection.query("SELECT $1::int", [.int64(42)]).rows[0].decode(0)
        #expect(answer == 42)
      }
    }
    await pool.close()
    #expect(pool.statistics.open == 0)
    let other = TestServer.pool()
    let open = "SELECT 1 FROM pg_stat_activity WHERE application_name = $1"
    #expect(await eventually { (try? await other.query(open, [.text(name)]))?.rows.isEmpty == true })
    await other.close()
  }

  private static func cancelAtRandom(_ number: Int, in pool: PostgresPool) async {
    let pause = PostgresStatement("SELECT pg_sleep($1)", [.double(.random(in: 0...0.002))])
    let task = Task<Void, any Error> {
      try await pool.withConnection { connection in
        switch number % 4 {
        case 0:
          try await connection.query("BEGIN")
          try await connection.query(pause.sql, pause.parameters)
        case 1: try await connection.pipeline([PostgresStatement("BEGIN"), pause, PostgresStatement("COMMIT")])
        case 2: _ = try await connection.copyOut("COPY (SELECT generate_series(1, 3000)) TO STDOUT") { _ in }
        default:
          let answer: Int = try await connection.query("SELECT $1::int", [.int64(Int64(number))]).rows[0].decode(0)
          #expect(answer == number)
        }
      }
    }
    try? await Task.sleep(for: .microseconds(.random(in: 0...10_000)))
    task.cancel()
    do { try await task.value } catch is CancellationError {} catch { Issue.record(error) }
  }

  @Test("a statement over its limit is cancelled and named as such")
  func statementTimeout() async throws {
    let pool = TestServer.pool { $0.statementTimeout = .milliseconds(200) }
    let error = await #expect(throws: PostgresError.self) { try await pool.query("SELECT pg_sleep(60)") }
    guard case .timedOut(_, .statement, limit: .milliseconds(200)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    try await pool.query("SELECT pg_sleep(0.5)", timeLimit: .unlimited)
    await pool.close()
  }

  @Test(
    "a frozen server costs a statement its limit and a little grace, and the pool comes back", .timeLimit(.minutes(2)))
  func frozenServer() async throws {
    let proxy = try TCPProxy(to: TestServer.configuration.hosts[0])
    let pool = TestServer.pool {
      $0.hosts = [proxy.host]
      $0.statementTimeout = .milliseconds(500)
    }
    try await pool.withConnection { connection in
      proxy.freeze()
      let error = await #expect(throws: PostgresError.self) { try await connection.query("SELECT 1") }
      guard case .timedOut(_, .statement, limit: .milliseconds(500)) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      await #expect(throws: PostgresError.self) { try await connection.query("SELECT 1") }
    }
    #expect(pool.statistics.open == 0)
    proxy.thaw()
    #expect(try await pool.query("SELECT 1").rows.count == 1)
    await pool.close()
    proxy.stop()
  }

  @Test("a server that freezes within a script without a limit is noticed by probing")
  func frozenWithinScript() async throws {
    let proxy = try TCPProxy(to: TestServer.configuration.hosts[0])
    let pool = TestServer.pool {
      $0.hosts = [proxy.host]
      $0.connectTimeout = .seconds(1)
    }
    try await pool.withConnection { connection in
      proxy.freeze()
      let error = await #expect(throws: PostgresError.self) {
        _ = try await connection.simpleQuery("SELECT pg_sleep(600)", timeLimit: .unlimited, probing: .milliseconds(200))
      }
      guard case .timedOut(_, .connecting, _) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
    await pool.close()
    proxy.stop()
  }

  @Test("probes leave a script alone while the server answers")
  func probedScript() async throws {
    let pool = TestServer.pool()
    let results = try await pool.withConnection {
      try await $0.simpleQuery("SELECT pg_sleep(1); SELECT 1", timeLimit: .unlimited, probing: .milliseconds(100))
    }
    #expect(results.count == 2)
    await pool.close()
  }

  @Test("a cancelled task returns at once even from a frozen server", .timeLimit(.minutes(2)))
  func cancelFrozen() async throws {
    let proxy = try TCPProxy(to: TestServer.configuration.hosts[0])
    let pool = TestServer.pool {
      $0.hosts = [proxy.host]
      $0.statementTimeout = .seconds(3600)
    }
    let (observer, sleep) = (TestServer.pool(), Self.sleep())
    let task = Task { try await pool.query(sleep) }
    #expect(await eventually { await Self.isRunning(sleep, as: observer) == true })
    proxy.freeze()
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(await eventually { pool.statistics.open == 0 })
    await pool.close()
    await observer.close()
    proxy.stop()
  }
}
