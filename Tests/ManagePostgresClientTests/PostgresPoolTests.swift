import Synchronization
import Testing

@testable import ManagePostgresClient

@Suite("PostgresPool", .needsServer)
struct PostgresPoolTests {
  @Test("connections are shared by many tasks, never more than the maximum")
  func limit() async throws {
    let pool = TestServer.pool { $0.pool.max = 3 }
    let pids = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<100 {
        group.addTask { try await pool.query("SELECT pg_backend_pid()").rows[0].decode(0) }
      }
      return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
    }
    #expect((1...3).contains(pids.count))
    let statistics = pool.statistics
    #expect(statistics.open == pids.count)
    #expect(statistics.idle == pids.count)
    #expect(statistics.busy == 0)
    #expect(statistics.waiting == 0)
    #expect(statistics.totalAcquired == 100)
    #expect(statistics.totalOpened == pids.count)
    await pool.close()
  }

  @Test("callers are served in the order in which they came")
  func fairness() async throws {
    let pool = TestServer.pool { $0.pool.max = 1 }
    let served = Served()
    let tasks = try await pool.withConnection { _ in
      var tasks: [Task<Void, any Error>] = []
      for number in 0..<20 {
        tasks.append(
          Task {
            try await pool.withConnection { _ in served.numbers.withLock { $0.append(number) } }
          })
        #expect(await eventually { pool.statistics.waiting == number + 1 })
      }
      return tasks
    }
    for task in tasks { try await task.value }
    #expect(served.numbers.withLock { $0 } == Array(0..<20))
    await pool.close()
  }

  @Test("waiting for a connection ends with an error that says how many there are")
  func exhaustion() async throws {
    let pool = TestServer.pool {
      $0.pool.max = 1
      $0.pool.acquireTimeout = .milliseconds(100)
    }
    try await pool.withConnection { _ in
      let error = await #expect(throws: PostgresError.self) { try await pool.query("SELECT 1") }
      guard case .poolExhausted(max: 1, _) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(pool.statistics.waiting == 0)
      #expect(pool.statistics.totalTimedOut == 1)
    }
    #expect(try await pool.query("SELECT 1").rows.count == 1)
    await pool.close()
  }

  @Test("a connection that is too old is not lent again")
  func lifetime() async throws {
    let pool = TestServer.pool {
      $0.pool.max = 1
      $0.pool.lifetime = .milliseconds(200)
    }
    let pid: Int = try await pool.query("SELECT pg_backend_pid()").rows[0].decode(0)
    #expect(await eventually { pool.statistics.open == 0 })
    #expect(try await pool.query("SELECT pg_backend_pid()").rows[0].decode(0) != pid)
    #expect(pool.statistics.totalOpened == 2)
    await pool.close()
  }

  @Test("an idle connection that has become too old is closed rather than lent, before the clock has noticed")
  func retiredWhileIdle() throws {
    var configuration = TestServer.configuration
    configuration.pool.lifetime = .seconds(60)
    var state = PoolState(limits: configuration.pool)
    guard case .vacant = state.request() else { throw PostgresError.closed }
    state.giveBack(Wire(configuration: configuration, loop: EventLoop(), logger: TestServer.quiet))
    #expect(state.statistics.idle == 1)
    guard case .vacant = state.request(at: .now + .seconds(61)) else {
      Issue.record("lent")
      return
    }
    #expect(state.statistics.idle == 0)
    #expect(state.statistics.totalClosed == 1)
  }

  @Test("the clock is set by the oldest idle connection, not by the one that has been idle for longest")
  func oldestFirst() async throws {
    var configuration = TestServer.configuration
    configuration.pool.min = 2
    var state = PoolState(limits: configuration.pool)
    let sessions = [3600, 60].map { seconds in
      configuration.pool.lifetime = .seconds(seconds)
      return Wire(configuration: configuration, loop: EventLoop(), logger: TestServer.quiet)
    }
    for _ in sessions { _ = state.request() }
    for session in sessions { state.giveBack(session) }
    #expect(state.nextEnd == sessions[1].retirement)
  }

  @Test("tasks that prefer the pool's executor run on its threads, all of them")
  func executor() async throws {
    let pool = TestServer.pool()
    let sums = try await withTaskExecutorPreference(pool.executor) {
      try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 0..<200 {
          group.addTask { try await pool.query("SELECT $1::int + 1", [.int64(Int64(number))]).rows[0].decode(0) }
        }
        return try await group.reduce(0, +)
      }
    }
    #expect(sums == (1...200).reduce(0, +))
    await pool.close()
  }

  @Test("a cancelled waiter leaves the queue and takes nothing with it")
  func cancelledWaiter() async throws {
    let pool = TestServer.pool { $0.pool.max = 1 }
    try await pool.withConnection { _ in
      let waiter = Task { try await pool.query("SELECT 1") }
      #expect(await eventually { pool.statistics.waiting == 1 })
      waiter.cancel()
      await #expect(throws: CancellationError.self) { try await waiter.value }
      #expect(pool.statistics.waiting == 0)
    }
    #expect(try await pool.query("SELECT 1").rows.count == 1)
    await pool.close()
  }

  @Test("a transaction left open is rolled back, also a failed one")
  func openTransactions() async throws {
    let pool = TestServer.pool { $0.pool.max = 1 }
    let table = "left_open_\(UInt32.random(in: 0 ... .max))"
    try await pool.query("CREATE TABLE \(table) (n int)")
    try await pool.withConnection { try await $0.simpleQuery("BEGIN; INSERT INTO \(table) VALUES (1)") }
    try await pool.withConnection { connection in
      #expect(connection.transactionStatus == .idle)
      #expect(try await connection.query("SELECT count(*) FROM \(table)").rows[0].decode(0) == 0)
      try await connection.query("BEGIN")
      await #expect(throws: PostgresError.self) { try await connection.query("SELECT 1/0") }
    }
    #expect(try await pool.query("SELECT count(*) FROM \(table)").rows[0].decode(0) == 0)
    try await pool.query("DROP TABLE \(table)")
    await pool.close()
  }

  @Test("an idle connection that the server ended is replaced unseen")
  func healsIdle() async throws {
    let pool = TestServer.pool()
    let other = TestServer.pool()
    let pid: Int = try await pool.query("SELECT pg_backend_pid()").rows[0].decode(0)
    try await other.query("SELECT pg_terminate_backend($1::int, 5000)", [.int64(Int64(pid))])
    let next: Int = try await pool.query("SELECT pg_backend_pid()").rows[0].decode(0)
    #expect(next != pid)
    let statistics = pool.statistics
    #expect((statistics.open, statistics.totalOpened, statistics.totalClosed) == (1, 2, 1))
    await pool.close()
    await other.close()
  }

  @Test("a connection ended in the middle of a statement is a typed error, and the next use works")
  func healsBusy() async throws {
    let pool = TestServer.pool { $0.pool.max = 1 }
    let other = TestServer.pool()
    let pid = Mutex<Int?>(nil)
    let sleeper = Task {
      try await pool.withConnection { connection in
        let own: Int = try await connection.query("SELECT pg_backend_pid()").rows[0].decode(0)
        pid.withLock { $0 = own }
        try await connection.query("SELECT pg_sleep(60)")
      }
    }
    #expect(await eventually { pid.withLock { $0 } != nil })
    let victim = Int64(pid.withLock { $0 } ?? 0)
    let isAsleep = "SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND query LIKE '%pg_sleep%'"
    #expect(await eventually { (try? await other.query(isAsleep, [.int64(victim)]))?.rows.count == 1 })
    try await other.query("SELECT pg_terminate_backend($1::int)", [.int64(victim)])
    let error = await #expect(throws: PostgresError.self) { try await sleeper.value }
    guard case .connectionLost(_, let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.contains("terminating"))
    #expect(try await pool.query("SELECT 1").rows.count == 1)
    await pool.close()
    await other.close()
  }

  @Test("when all connections are cut at once, the pool comes back")
  func healsAfterCut() async throws {
    let proxy = try TCPProxy(to: TestServer.configuration.hosts[0])
    let pool = TestServer.pool { $0.hosts = [proxy.host] }
    await fill(pool, connections: 4)
    #expect(pool.statistics.idle == 4)
    proxy.cut()
    #expect(
      await eventually { (try? await pool.query("SELECT 1")) != nil })
    await fill(pool, connections: 4)
    #expect(pool.statistics.open == 4)
    await pool.close()
    proxy.stop()
  }

  @Test("after idleness the connection is asked for a sign of life")
  func healthCheck() async throws {
    let proxy = try TCPProxy(to: TestServer.configuration.hosts[0])
    let pool = TestServer.pool {
      $0.hosts = [proxy.host]
      $0.pool.healthCheckAfter = .zero
      $0.connectTimeout = .seconds(1)
    }
    await fill(pool, connections: 2)
    proxy.freeze()
    await #expect(throws: PostgresError.self) { try await pool.query("SELECT 1") }
    proxy.thaw()
    #expect(try await pool.query("SELECT 1").rows.count == 1)
    #expect(pool.statistics.open == 1)
    await pool.close()
    proxy.stop()
  }

  @Test("connections idle for long are closed, down to the minimum")
  func idleTimeout() async throws {
    let pool = TestServer.pool {
      $0.pool.min = 1
      $0.pool.idleTimeout = .milliseconds(200)
    }
    await fill(pool, connections: 3)
    #expect(await eventually { pool.statistics.open == 1 })
    #expect(pool.statistics.idle == 1)
    #expect(pool.statistics.totalClosed == 2)
    await pool.close()
  }

  @Test("closing waits for connections in use, and refuses waiting and new callers")
  func close() async throws {
    let pool = TestServer.pool { $0.pool.max = 1 }
    let entered = Arrival<Void>()
    let leave = Arrival<Void>()
    let user = Task {
      try await pool.withConnection { connection in
        entered.resolve(())
        _ = await leave.outcome()
        return try await connection.query("SELECT 1").rows.count
      }
    }
    _ = await entered.outcome()
    let waiter = Task { try await pool.query("SELECT 1") }
    #expect(await eventually { pool.statistics.waiting == 1 })
    let closing = Task { await pool.close() }
    await #expect(throws: PostgresError.self) { try await waiter.value }
    await #expect(throws: PostgresError.self) { try await pool.query("SELECT 1") }
    leave.resolve(())
    #expect(try await user.value == 1)
    await closing.value
    #expect(pool.statistics.open == 0)
  }

  @Test("the closure runs where its caller runs and may use what the caller owns")
  func isolation() async throws {
    let pool = TestServer.pool()
    #expect(try await Tally().count(with: pool) == 2)
    await pool.close()
  }

  private actor Tally {
    private var rows = 0

    func count(with pool: PostgresPool) async throws -> Int {
      try await pool.withConnection { connection in
        rows += try await connection.query("SELECT 1").rows.count
        rows += try await connection.query("SELECT 1").rows.count
        return rows
      }
    }
  }

  private final class Served: Sendable {
    let numbers = Mutex<[Int]>([])
  }

  private func fill(_ pool: PostgresPool, connections: Int) async {
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<connections {
        group.addTask { _ = try? await pool.query("SELECT pg_sleep(0.3)") }
      }
    }
  }
}
