import Foundation
import Logging
import ManageTesting
import Testing

@testable import ManageKit

@Suite(.needsPostgreSQL, .timeLimit(.minutes(5)))
struct PostgresDriverTests {
  /// Opens a new database through settings and limits that `change` may spoil.
  private func withDatabase<T>(
    _ change: (inout PostgresSettings, inout ConnectionLimits) -> Void = { _, _ in },
    _ body: (Database) async throws -> T
  ) async throws -> T {
    try await withSettings { settings in
      var (settings, limits) = (settings, ConnectionLimits())
      change(&settings, &limits)
      return try await withOpen(settings, limits, body)
    }
  }

  private func withSettings<T>(_ body: (PostgresSettings) async throws -> T) async throws -> T {
    try await TestDatabase.withSettings(.postgres) { settings in
      guard case .postgres(let settings) = settings else { throw MissingService.postgres }
      return try await body(settings)
    }
  }

  private func withOpen<T>(
    _ settings: PostgresSettings, _ limits: ConnectionLimits, _ body: (Database) async throws -> T
  ) async throws -> T {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let database = try await Database.open(.postgres(settings), limits: limits, logger: logger)
    do {
      let result = try await body(database)
      await database.close()
      return result
    } catch {
      await database.close()
      throw error
    }
  }

  /// Expects that no connection can be made, in one line that holds `words` and never a password.
  private func expectUnreachable(
    _ words: String..., hint: String, sourceLocation: SourceLocation = #_sourceLocation,
    after change: (inout PostgresSettings, inout ConnectionLimits) -> Void
  ) async throws {
    try await withDatabase(change) { database in
      let error = await #expect(throws: DatabaseError.self, sourceLocation: sourceLocation) {
        try await database.query("SELECT 1")
      }
      let description = error?.description ?? ""
      #expect(error?.name == "unreachable", "\(description)", sourceLocation: sourceLocation)
      for word in words { #expect(description.contains(word), sourceLocation: sourceLocation) }
      #expect(!description.contains("\n") && !description.contains("wrong-password"), sourceLocation: sourceLocation)
      #expect(error?.hint?.contains(hint) == true, sourceLocation: sourceLocation)
    }
  }

  @Test("a wrong password is named, never shown")
  func wrongPassword() async throws {
    try await expectUnreachable("refused the login", "28P01", hint: "POSTGRES_DB_PASSWORD") { settings, _ in
      settings.password = Secret("wrong-password")
    }
  }

  @Test("an unknown user is refused")
  func unknownUser() async throws {
    try await expectUnreachable("refused the login nobody_of_this_name@", hint: "POSTGRES_DB_USER") { settings, _ in
      settings.user = "nobody_of_this_name"
      settings.password = Secret("wrong-password")
    }
  }

  @Test("an unknown database is named")
  func unknownDatabase() async throws {
    try await expectUnreachable("no_such_database", "3D000", hint: "POSTGRES_DB_") { settings, _ in
      settings.name = "no_such_database"
    }
  }

  @Test("a closed port is named")
  func closedPort() async throws {
    try await expectUnreachable("127.0.0.1:1", hint: "check that the server runs") { settings, _ in
      (settings.host, settings.port) = ("127.0.0.1", 1)
    }
  }

  @Test("a name without an address is named")
  func unknownHost() async throws {
    try await expectUnreachable("no-such-host.invalid", hint: "POSTGRES_DB_") { settings, _ in
      settings.host = "no-such-host.invalid"
    }
  }

  @Test("a host that takes the connection and says nothing costs its limit")
  func silentHost() async throws {
    try await SilentServer.with { port in
      try await expectUnreachable("127.0.0.1:\(port)", "took longer than 1", hint: "check POSTGRES_DB_HOST") {
        settings, limits in
        (settings.host, settings.port) = ("127.0.0.1", port)
        limits.connect = .seconds(1)
      }
    }
  }

  @Test("an address that nobody answers ends within its limit")
  func unreachableHost() async throws {
    // RFC 5737: an address for documentation, in use nowhere.
    try await expectUnreachable("192.0.2.1", hint: "POSTGRES_DB_") { settings, limits in
      settings.host = "192.0.2.1"
      limits.connect = .seconds(1)
    }
  }

  @Test("of several hosts the first that answers serves")
  func severalHosts() async throws {
    try await withDatabase({ settings, _ in settings.host = "no-such-host.invalid,\(settings.host)" }) { database in
      let rows = try await database.query("SELECT 1")
      #expect(rows.count == 1)
    }
  }

  @Test("a server that ends the connection within a query is an error, and the pool heals")
  func terminated() async throws {
    try await withDatabase { database in
      let query = Task { try await database.query("SELECT pg_sleep(3600)") }
      try await terminateSleepers(in: database)
      let error = await #expect(throws: DatabaseError.self) { try await query.value }
      #expect(error?.name == "connectionLost")
      #expect(error?.description.contains("\n") == false)
      #expect(try await database.query("SELECT 1").count == 1)
    }
  }

  @Test("a transaction whose connection ends is undone, and its error comes out")
  func terminatedTransaction() async throws {
    try await Orchard.with(.postgres) { database in
      let transaction = Task {
        try await database.transaction { connection in
          try await connection.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig')")
          try await connection.query("SELECT pg_sleep(3600)")
        }
      }
      try await terminateSleepers(in: database)
      let error = await #expect(throws: DatabaseError.self) { try await transaction.value }
      #expect(error?.name == "connectionLost")
      try await database.execute("INSERT INTO fruit (id, name) VALUES (1, 'kiwi')")
      #expect(try await database.fruits == ["kiwi"])
    }
  }

  @Test("connections that ended while idle are replaced")
  func terminatedIdle() async throws {
    try await withDatabase { database in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<5 { group.addTask { try await database.query("SELECT pg_sleep(0.05)") } }
        try await group.waitForAll()
      }
      try await database.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
      )
      for _ in 0..<10 { #expect(try await database.query("SELECT 1").count == 1) }
    }
  }

  /// Ends the connections to this database that sleep, once there is one.
  private func terminateSleepers(in database: Database) async throws {
    let sleepers: SQL = """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND state = 'active' AND query LIKE \("SELECT pg_sleep%")
      """
    while try await database.query(sleepers).isEmpty { try await Task.sleep(for: .milliseconds(20)) }
  }

  @Test("a server that freezes within a transaction is an error in bounded time, and the pool heals")
  func frozenPeer() async throws {
    try await withSettings { settings in
      try await TCPRelay.with(settings) { relay, relayed in
        var limits = ConnectionLimits()
        limits.statement = .milliseconds(500)
        try await withOpen(relayed, limits) { database in
          try await database.execute("CREATE TABLE fruit (name text)")
          let error = await #expect(throws: DatabaseError.self) {
            try await database.transaction { connection in
              try await connection.execute("INSERT INTO fruit VALUES ('fig')")
              relay.fallSilent()
              try await connection.execute("INSERT INTO fruit VALUES ('kiwi')")
            }
          }
          #expect(error?.name == "timedOut")
          #expect(error?.description.contains("took longer than 0.5 seconds") == true)
          relay.speak()
          try await database.execute("INSERT INTO fruit VALUES ('plum')")
          #expect(try await database.fruits == ["plum"])
        }
      }
    }
  }

  @Test("a statement over its limit is stopped; a script has a limit of its own")
  func limits() async throws {
    try await withDatabase({ $1.statement = .milliseconds(300) }) { database in
      let error = await #expect(throws: DatabaseError.self) { try await database.query("SELECT pg_sleep(3600)") }
      #expect(error?.name == "timedOut")
      try await database.withConnection { try await $0.executeScript("SELECT pg_sleep(0.6)") }
    }
    try await withDatabase({ $1.script = .milliseconds(300) }) { database in
      let error = await #expect(throws: DatabaseError.self) {
        try await database.withConnection { try await $0.executeScript("SELECT pg_sleep(3600)") }
      }
      #expect(error?.name == "timedOut")
    }
  }

  @Test("a NUL in a statement is refused before it is sent, and the connection goes on")
  func nulInSQL() async throws {
    try await withDatabase { database in
      try await database.withConnection { connection in
        let error = await #expect(throws: DatabaseError.self) { try await connection.query(SQL(unsafe: "SELECT 1\0")) }
        #expect(error?.refusal?.code == "client")
        try await connection.query("SELECT 1")
      }
    }
  }

  @Test("days, numerics and UUIDs have types of their own, and are read as text too; JSON is text")
  func otherTypes() async throws {
    try await withDatabase { database in
      let row = try #require(
        try await database.query(
          """
          SELECT DATE '2026-05-31' AS day, 12.50::numeric AS price, '{"a": 1}'::jsonb AS json,
            'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'::uuid AS id, TIMESTAMP '2026-05-31 09:15' AS local
          """
        ).first)
      #expect(try row["day"] == DatabaseValue.date(try #require(CalendarDate("2026-05-31"))))
      #expect(try row["day"] == "2026-05-31")
      #expect(try row["day"] == Date(timeIntervalSince1970: 1_780_185_600))
      #expect(try row["price"] == DatabaseValue.decimal(12.5))
      #expect(try row["price"] == "12.5")
      #expect(try row["price"] == 12.5)
      #expect(try row["json"] == #"{"a": 1}"#)
      let id = try #require(UUID(uuidString: "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11"))
      #expect(try row["id"] == DatabaseValue.uuid(id))
      #expect(try row["id"] == "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11")
      #expect(try row["local"] == Date(timeIntervalSince1970: 1_780_218_900))
    }
  }

  @Test("an instant without end can't be read, and says which column it is")
  func infinity() async throws {
    try await withDatabase { database in
      let error = await #expect(throws: DatabaseError.self) {
        try await database.query("SELECT 'infinity'::timestamptz AS expires")
      }
      #expect(error?.description.contains("expires") == true)
    }
  }
}
