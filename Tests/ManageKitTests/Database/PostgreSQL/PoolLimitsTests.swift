import ManageTesting
import Testing

@testable import ManageKit

@Suite(.needsPostgreSQL, .timeLimit(.minutes(5)))
struct PoolLimitsTests {
  private func withDatabase(
    _ change: (inout ConnectionLimits) -> Void, _ body: (Database) async throws -> Void
  ) async throws {
    var limits = TestDatabase.patient
    change(&limits)
    try await TestDatabase.withSettings(.postgres) { try await TestDatabase.withOpen($0, limits: limits, body) }
  }

  private func useAll(_ database: Database, _ count: Int) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<count { group.addTask { try await database.query("SELECT pg_sleep(0.2)") } }
      try await group.waitForAll()
    }
  }

  private func waitUntil(_ condition: () -> Bool) async throws {
    while !condition() { try await Task.sleep(for: .milliseconds(20)) }
  }

  @Test("there are never more connections than allowed, and the statistics count them")
  func connections() async throws {
    try await withDatabase({ $0.connections = 2 }) { database in
      #expect(database.statistics?.open == 0)
      try await useAll(database, 6)
      let statistics = try #require(database.statistics)
      #expect((1...2).contains(statistics.open))
      #expect(statistics.totalAcquired == 6)
      #expect(statistics.totalOpened == statistics.open)
      #expect(statistics.waiting == 0 && statistics.busy == 0 && statistics.totalTimedOut == 0)
    }
  }

  @Test("waiting too long for a connection is an error that says so")
  func wait() async throws {
    try await withDatabase({ ($0.connections, $0.wait) = (1, .milliseconds(50)) }) { database in
      try await database.withConnection { _ in
        let error = await #expect(throws: DatabaseError.self) { try await database.query("SELECT 1") }
        #expect(error?.name == "timedOut")
        #expect(error?.description.contains("all 1 connections") == true)
      }
      #expect(database.statistics?.totalTimedOut == 1)
    }
  }

  @Test("idle connections are closed, down to those that stay")
  func idle() async throws {
    try await withDatabase({ ($0.idle, $0.idleConnections) = (.milliseconds(50), 1) }) { database in
      try await useAll(database, 3)
      try await waitUntil { database.statistics?.open == 1 }
    }
  }

  @Test("a connection ends at its greatest age")
  func maxAge() async throws {
    try await withDatabase({ $0.maxAge = .milliseconds(50) }) { database in
      try await database.query("SELECT 1")
      try await waitUntil { database.statistics?.open == 0 }
    }
  }

  @Test("statements are prepared unless that is turned off", arguments: [0, 256])
  func preparedStatements(limit: Int) async throws {
    try await withDatabase({ $0.preparedStatements = limit }) { database in
      let count: Int? = try await database.withConnection { connection in
        try await connection.query("SELECT 7")
        return try await connection.query("SELECT count(*) FROM pg_prepared_statements").first?[0]
      }
      #expect(count == (limit == 0 ? 0 : 2))
    }
  }

  @Test("a commit that the server refuses is not reported as a rollback outside of a transaction")
  func refusedCommit() async throws {
    let log = LogRecorder()
    try await TestDatabase.withSettings(.postgres) { settings in
      let database = try await Database.open(settings, logger: log.logger)
      try await database.execute("CREATE TABLE fruit (id int UNIQUE DEFERRABLE INITIALLY DEFERRED)")
      await #expect(throws: DatabaseError.self) {
        try await database.transaction { try await $0.execute("INSERT INTO fruit VALUES (1), (1)") }
      }
      // Warnings do arrive in this log.
      try await database.execute("ROLLBACK")
      await database.close()
    }
    #expect(log.lines.count { $0.contains("25P01") } == 1)
  }

  @Test("several hosts have one port each or share one; other numbers of ports are refused")
  func ports() async throws {
    try await TestDatabase.withSettings(.postgres) { settings in
      guard case .postgres(var settings) = settings else { throw MissingService.postgres }
      let (host, port) = (settings.host, settings.port)
      for (hosts, ports) in [("no-such-host.invalid, \(host)", [port]), ("\(host),\(host) ", [1, port])] {
        (settings.host, settings.ports) = (hosts, ports)
        try await TestDatabase.withOpen(.postgres(settings)) { database in
          let rows = try await database.query("SELECT 1")
          #expect(rows.count == 1)
        }
      }
      (settings.host, settings.ports) = ("a,b,c", [1, 2])
      let error = await #expect(throws: DatabaseError.self) {
        try await TestDatabase.withOpen(.postgres(settings)) { _ in }
      }
      #expect(error?.name == "unreachable")
      #expect(error?.hint?.contains("POSTGRES_DB_PORT") == true)
    }
  }
}
