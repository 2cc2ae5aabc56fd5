import ManageTesting
import Testing

@testable import ManageKit

@Suite(.timeLimit(.minutes(5)))
struct StatementDeadlineTests {
  private func withDatabase(
    _ change: (inout ConnectionLimits) -> Void, _ body: (Database) async throws -> Void
  ) async throws {
    var limits = TestDatabase.patient
    change(&limits)
    try await TestDatabase.withSettings(.sqlite) { try await TestDatabase.withOpen($0, limits: limits, body) }
  }

  @Test("a statement over its limit is stopped, on every way to run one, and the connections go on")
  func statement() async throws {
    try await withDatabase({ $0.statement = .milliseconds(100) }) { database in
      let endless = Dialect.sqlite.endlessQuery
      let attempts: [@Sendable () async throws -> Void] = [
        { try await database.query(endless) },
        { _ = try await database.fetch(endless) { try $0.decode(Int.self) } },
        { try await database.stream(endless, { try $0.decode(Int.self) }) { _ in } },
        { _ = try await database.withConnection { try await $0.query(endless) } },
        { try await database.transaction { try await $0.stream(endless, { try $0.decode(Int.self) }) { _ in } } },
      ]
      for attempt in attempts {
        let error = await #expect(throws: DatabaseError.self) { try await attempt() }
        #expect(error?.name == "timedOut")
        #expect(error?.description.contains("took longer than 0.1 seconds") == true)
      }
      // More than there are readers.
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<20 { group.addTask { _ = try? await database.query(endless) } }
      }
      let rows = try await database.query("SELECT 1")
      #expect(rows.count == 1)
    }
  }

  @Test("a write over its limit ends its transaction, of which nothing is kept")
  func write() async throws {
    try await withDatabase({ $0.statement = .milliseconds(500) }) { database in
      try await database.execute("CREATE TABLE fruit (name text)")
      let error = await #expect(throws: DatabaseError.self) {
        try await database.transaction { connection in
          try await connection.execute("INSERT INTO fruit VALUES ('fig')")
          _ = try? await connection.execute(
            "INSERT INTO fruit WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n")
          try await connection.execute("INSERT INTO fruit VALUES ('kiwi')")
        }
      }
      #expect(error?.name == "transactionAborted")
      #expect(try await database.fruits.isEmpty)
    }
  }

  @Test("a script has a limit of its own")
  func script() async throws {
    let slow = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT max(i) FROM n"
    try await withDatabase({ ($0.statement, $0.script) = (.milliseconds(1), .seconds(60)) }) { database in
      try await database.withConnection { try await $0.executeScript(slow) }
    }
    try await withDatabase({ $0.script = .milliseconds(100) }) { database in
      let error = await #expect(throws: DatabaseError.self) {
        try await database.withConnection {
          try await $0.executeScript("\(Dialect.sqlite.endlessQuery.text(for: .sqlite))")
        }
      }
      #expect(error?.name == "timedOut")
    }
  }
}
