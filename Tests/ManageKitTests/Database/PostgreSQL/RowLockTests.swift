import Testing

@testable import ManageKit

@Suite(.needsPostgreSQL, .timeLimit(.minutes(5)))
struct RowLockTests {
  @Test("a row that another transaction holds fails at once where that is asked for")
  func nowait() async throws {
    try await Orchard.with(.postgres) { database in
      try await database.execute("INSERT INTO fruit VALUES (1, 'fig', 100)")
      try await database.transaction { connection in
        try await connection.query("SELECT 1 FROM fruit FOR UPDATE")
        let error = await #expect(throws: DatabaseError.self) {
          try await database.transaction { try await $0.query("SELECT 1 FROM fruit FOR UPDATE NOWAIT") }
        }
        #expect(error?.refusal?.kind == .lockNotAvailable)
        #expect(error?.refusal?.code == "55P03")
        #expect(try await database.query("SELECT 1 FROM fruit FOR UPDATE SKIP LOCKED").isEmpty)
      }
      #expect(try await database.query("SELECT 1 FROM fruit FOR UPDATE NOWAIT").count == 1)
    }
  }

  @Test("FOR UPDATE waits for the transaction that holds the row, and sees its changes")
  func waiting() async throws {
    try await Orchard.with(.postgres) { database in
      try await database.execute("INSERT INTO fruit VALUES (1, 'fig', 100)")
      let waiter = try await database.transaction { connection in
        try await connection.execute("UPDATE fruit SET grams = 200")
        let waiter = Task { () -> Int? in
          try await database.transaction { try await $0.query("SELECT grams FROM fruit FOR UPDATE").first?[0] }
        }
        let waiting: SQL = """
          SELECT 1 FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'SELECT grams%'
          """
        while try await database.query(waiting).isEmpty { try await Task.sleep(for: .milliseconds(20)) }
        return waiter
      }
      #expect(try await waiter.value == 200)
    }
  }
}
