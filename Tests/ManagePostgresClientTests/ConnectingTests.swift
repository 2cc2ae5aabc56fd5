import Synchronization
import Testing

@testable import ManagePostgresClient

@Suite("Connecting", .needsServer)
struct ConnectingTests {
  @Test("a wrong password is an authentication failure, which shows no password")
  func wrongPassword() async throws {
    let pool = TestServer.pool {
      $0.user = "nobody_of_this_name"
      $0.password = "wrong-password"
    }
    let error = await #expect(throws: PostgresError.self) { try await pool.query("SELECT 1") }
    guard case .authenticationFailed(let login, let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(login.user == "nobody_of_this_name")
    #expect(reason.contains("28"))
    #expect(!"\(error as Any)".contains("wrong-password"))
    #expect(pool.statistics.open == 0)
    await pool.close()
  }

  @Test("a missing database is named with its SQLSTATE")
  func missingDatabase() async throws {
    let pool = TestServer.pool { $0.database = "no_such_database" }
    let error = await #expect(throws: PostgresError.self) { try await pool.query("SELECT 1") }
    guard case .couldNotConnect(let login, let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(login.database == "no_such_database")
    #expect(reason.contains("3D000"))
    await pool.close()
  }

  @Test("a closed port and an unknown name say which host it was")
  func unreachable() async throws {
    for host in [PostgresHost("127.0.0.1", port: 1), PostgresHost("no-such-host.invalid")] {
      let pool = TestServer.pool { $0.hosts = [host] }
      let error = await #expect(throws: PostgresError.self) { try await pool.query("SELECT 1") }
      guard case .couldNotConnect(let login, _) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(login.host == host)
      #expect("\(error as Any)".contains("\(host.port)"))
      await pool.close()
    }
  }

  @Test("a frozen host costs its time limit, then the next serves", .timeLimit(.minutes(2)))
  func nextHost() async throws {
    let proxy = try TCPProxy(to: TestServer.configuration.hosts[0])
    proxy.freeze()
    let pool = TestServer.pool {
      $0.hosts = [PostgresHost("127.0.0.1", port: 1), proxy.host] + $0.hosts
      $0.connectTimeout = .seconds(3)
    }
    try await pool.query("SELECT 1")
    #expect(proxy.accepted == 1)
    #expect(pool.state.withLock { $0.lastHost } == TestServer.configuration.hosts[0])
    await pool.close()
    proxy.stop()
  }

  @Test("the host that let a pool in is tried first from then on, so that a frozen one costs its limit once")
  func lastGoodHost() async throws {
    let proxy = try TCPProxy(to: TestServer.configuration.hosts[0])
    proxy.freeze()
    let pool = TestServer.pool {
      $0.hosts.insert(proxy.host, at: 0)
      $0.connectTimeout = .seconds(1)
    }
    try await pool.query("SELECT 1")
    let attempts = proxy.accepted
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<20 { group.addTask { try await pool.query("SELECT pg_sleep(0.05)") } }
      try await group.waitForAll()
    }
    #expect(pool.statistics.totalOpened > 1)
    #expect(proxy.accepted == attempts)
    await pool.close()
    proxy.stop()
  }

  @Test("nobody gives up waiting while others still try one host after another")
  func patience() {
    var configuration = TestServer.configuration
    configuration.hosts = [PostgresHost("a"), PostgresHost("b"), PostgresHost("c")]
    configuration.pool.acquireTimeout = nil
    #expect(configuration.acquireTimeout > configuration.connectTimeout * 3)
    configuration.pool.acquireTimeout = .seconds(1)
    #expect(configuration.acquireTimeout == .seconds(1))
  }

  @Test("connecting to a frozen host ends in a typed error, or at once when cancelled")
  func frozenHost() async throws {
    let proxy = try TCPProxy(to: TestServer.configuration.hosts[0])
    proxy.freeze()
    let pool = TestServer.pool {
      $0.hosts = [proxy.host]
      $0.connectTimeout = .seconds(1)
    }
    let error = await #expect(throws: PostgresError.self) { try await pool.query("SELECT 1") }
    guard case .timedOut(_, .connecting, limit: .seconds(1)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    let task = Task { try await pool.query("SELECT 1") }
    #expect(await eventually { pool.statistics.open == 1 })
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(pool.statistics.open == 0)
    await pool.close()
    proxy.stop()
  }

  @Test("sslmode reaches libpq: required TLS is used, or refused where the server has none")
  func tls() async throws {
    let plain = TestServer.pool { $0.sslMode = .disable }
    let usesTLS = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
    #expect(try await plain.query(usesTLS).rows[0].decode(0, as: Bool.self) == false)
    let serverHasTLS = try await plain.query("SELECT setting FROM pg_settings WHERE name = 'ssl'").rows[0].decode(
      0, as: String.self)
    let secure = TestServer.pool { $0.sslMode = .require }
    if serverHasTLS == "on" {
      #expect(try await secure.query(usesTLS).rows[0].decode(0, as: Bool.self))
    } else {
      await #expect(throws: PostgresError.self) { try await secure.query("SELECT 1") }
    }
    let strict = TestServer.pool {
      $0.sslMode = .verifyFull
      $0.sslRootCertificate = "/nonexistent/root.pem"
    }
    await #expect(throws: PostgresError.self) { try await strict.query("SELECT 1") }
    for pool in [plain, secure, strict] { await pool.close() }
  }

  @Test("the server's own settings change neither values nor the meaning of texts")
  func settings() async throws {
    let pool = TestServer.pool {
      $0.options = ["options": "-c extra_float_digits=0 -c standard_conforming_strings=off"]
    }
    let row = try await pool.query(#"SELECT 0.1::float8 + 0.2::float8, 'a%' LIKE 'a\%' ESCAPE '\'"#).rows[0]
    #expect(try row.decode(0, as: Double.self) == 0.1 + 0.2)
    #expect(try row.decode(1, as: Bool.self))
    await pool.close()
  }

  @Test("the application's name and further libpq options reach the server")
  func options() async throws {
    let pool = TestServer.pool {
      $0.applicationName = "orchard"
      $0.options = ["options": "-c work_mem=1MB"]
    }
    let row = try await pool.query("SELECT current_setting('application_name'), current_setting('work_mem')").rows[0]
    #expect(try row.decode(0, as: String.self) == "orchard")
    #expect(try row.decode(1, as: String.self) == "1MB")
    await pool.close()
  }
}
