import ManageTesting
import Synchronization
import Testing

@testable import ManageKit

@Suite(.timeLimit(.minutes(5)))
struct TransactionTests {
  private struct Failure: Error {}

  /// Notes what ran, from any task.
  private final class Journal: Sendable {
    private let entries = Mutex<[String]>([])

    var all: [String] { entries.withLock { $0 } }

    func note(_ entry: String) {
      entries.withLock { $0.append(entry) }
    }
  }

  @Test(
    "what waits for the commit runs after it, in its order, and may use the database", arguments: TestDatabase.available
  )
  func afterCommit(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      let journal = Journal()
      try await database.transaction { connection in
        connection.afterCommit {
          let fruits = try? await database.fruits
          journal.note("outer \(fruits?.count ?? -1)")
          _ = try? await database.execute("INSERT INTO fruit (id, name) VALUES (2, 'kiwi')")
        }
        try await connection.transaction { inner in
          inner.afterCommit { journal.note("inner \((try? await database.fruits)?.count ?? -1)") }
        }
        connection.afterCommit { journal.note("last") }
        try await connection.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig')")
        #expect(journal.all.isEmpty)
      }
      #expect(journal.all == ["outer 1", "inner 2", "last"])
    }
  }

  @Test(
    "work that waits for a transaction or savepoint that is rolled back never runs", arguments: TestDatabase.available)
  func afterRollback(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      let journal = Journal()
      await #expect(throws: Failure.self) {
        try await database.transaction { connection in
          connection.afterCommit { journal.note("rolled back") }
          try await connection.transaction { $0.afterCommit { journal.note("released, then rolled back") } }
          throw Failure()
        }
      }
      try await database.transaction { connection in
        await #expect(throws: Failure.self) {
          try await connection.transaction { inner in
            inner.afterCommit { journal.note("savepoint") }
            throw Failure()
          }
        }
        connection.afterCommit { journal.note("kept") }
      }
      #expect(journal.all == ["kept"])
    }
  }

  @Test("a commit that the database refuses runs nothing", arguments: TestDatabase.available)
  func refusedCommit(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      let journal = Journal()
      let error = await #expect(throws: DatabaseError.self) {
        try await database.transaction { connection in
          connection.afterCommit { journal.note("committed") }
          try await connection.execute("INSERT INTO basket (id, fruit_id) VALUES (1, 7)")
        }
      }
      #expect(error?.refusal?.kind == .foreignKeyViolation)
      #expect(error?.refusal?.table == "basket")
      #expect(journal.all.isEmpty)
    }
  }

  @Test(
    "work after a commit runs even if the task is cancelled by then, or its closure throws",
    arguments: TestDatabase.available)
  func afterCommitOfCancelled(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      let journal = Journal()
      let task = Task {
        try await database.withConnection { connection in
          try await connection.transaction {
            $0.afterCommit { journal.note("\((try? await database.fruits)?.count ?? -1)") }
          }
          withUnsafeCurrentTask { $0?.cancel() }
          throw Failure()
        }
      }
      await #expect(throws: Failure.self) { try await task.value }
      #expect(journal.all == ["0"])
    }
  }

  @Test("without a transaction it runs when the connection is returned", arguments: TestDatabase.available)
  func withoutTransaction(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      let journal = Journal()
      try await database.withConnection { connection in
        connection.afterCommit { journal.note("ran") }
        #expect(journal.all.isEmpty)
      }
      #expect(journal.all == ["ran"])
    }
  }

  @Test("a failure that was caught within the transaction doesn't let it commit in silence", .needsPostgreSQL)
  func failedTransaction() async throws {
    try await Orchard.with(.postgres) { database in
      let error = await #expect(throws: DatabaseError.self) {
        try await database.transaction { connection in
          try await connection.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig')")
          _ = try? await connection.execute("INSERT INTO fruit (id, name) VALUES (1, 'kiwi')")
        }
      }
      #expect(error?.name == "transactionAborted")
      let fruits = try await database.fruits
      #expect(fruits.isEmpty)
      let later = await #expect(throws: DatabaseError.self) {
        try await database.transaction { connection in
          _ = try? await connection.execute("SELECT 1 FROM vegetable")
          try await connection.query("SELECT 1")
        }
      }
      #expect(later?.name == "transactionAborted")
    }
  }

  @Test("isolation is the one asked for", .needsPostgreSQL, arguments: IsolationLevel.allCases)
  func isolation(level: IsolationLevel) async throws {
    try await TestDatabase.withDatabase(.postgres) { database in
      let shown: String? = try await database.transaction(isolation: level) { connection in
        try await connection.query("SHOW transaction_isolation").first?[0]
      }
      #expect(shown == level.rawValue.lowercased())
    }
  }

  @Test("every isolation serves on SQLite, where all are serializable", arguments: IsolationLevel.allCases)
  func isolationOfSQLite(level: IsolationLevel) async throws {
    try await Orchard.with(.sqlite) { database in
      try await database.transaction(isolation: level, retries: 3) {
        try await $0.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig')")
      }
      #expect(try await database.fruits == ["fig"])
    }
  }

  @Test("a serialization failure runs the closure again, from its start", .needsPostgreSQL)
  func serializationFailure() async throws {
    try await Orchard.with(.postgres) { database in
      try await database.execute("INSERT INTO fruit VALUES (1, 'fig', 100)")
      let (journal, barrier) = (Journal(), Barrier(8))
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<8 {
          group.addTask {
            try await database.transaction(isolation: .serializable, retries: 50) { connection in
              journal.note("began")
              connection.afterCommit { journal.note("committed") }
              let grams: Int? = try await connection.query("SELECT grams FROM fruit WHERE id = 1").first?[0]
              await barrier.meet()
              try await connection.execute("UPDATE fruit SET grams = \((grams ?? 0) + 1) WHERE id = 1")
            }
          }
        }
        try await group.waitForAll()
      }
      let grams: Int? = try await database.query("SELECT grams FROM fruit").first?[0]
      #expect(grams == 108)
      #expect(journal.all.filter { $0 == "committed" }.count == 8)
      #expect(journal.all.filter { $0 == "began" }.count > 8)
    }
  }

  @Test("a deadlock is resolved by running one of the two again", .needsPostgreSQL)
  func deadlock() async throws {
    try await Orchard.with(.postgres) { database in
      try await database.execute("INSERT INTO fruit VALUES (1, 'fig', 100), (2, 'kiwi', 100)")
      let (journal, barrier) = (Journal(), Barrier(2))
      try await withThrowingTaskGroup(of: Void.self) { group in
        for order in [[1, 2], [2, 1]] {
          group.addTask {
            try await database.transaction(isolation: nil, retries: 10) { connection in
              journal.note("began")
              for id in order {
                try await connection.execute("UPDATE fruit SET grams = grams + 1 WHERE id = \(id)")
                await barrier.meet()
              }
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(journal.all.count > 2)
      let sum: Int? = try await database.query("SELECT sum(grams)::bigint FROM fruit").first?[0]
      #expect(sum == 204)
    }
  }

  @Test("without retries the failure comes out, and other errors are never retried", .needsPostgreSQL)
  func noRetries() async throws {
    try await Orchard.with(.postgres) { database in
      try await database.execute("INSERT INTO fruit VALUES (1, 'fig', 100)")
      let journal = Journal()
      let error = await #expect(throws: DatabaseError.self) {
        try await database.transaction(isolation: .repeatableRead) { connection in
          journal.note("began")
          try await connection.query("SELECT grams FROM fruit")
          try await database.execute("UPDATE fruit SET grams = 1")
          try await connection.execute("UPDATE fruit SET grams = 2")
        }
      }
      #expect(error?.refusal?.kind == .serializationFailure)
      #expect(error?.isTransient == true)
      #expect(journal.all.count == 1)
      await #expect(throws: DatabaseError.self) {
        try await database.transaction(isolation: nil, retries: 5) { connection in
          journal.note("began")
          try await connection.execute("INSERT INTO fruit VALUES (1, 'kiwi', 1)")
        }
      }
      #expect(journal.all.count == 2)
    }
  }

  @Test("a COMMIT that fails is run again too, and its actions run once", .needsPostgreSQL)
  func failingCommit() async throws {
    try await Orchard.with(.postgres) { database in
      try await database.execute("INSERT INTO fruit VALUES (1, 'fig', 100), (2, 'kiwi', 100)")
      let journal = Journal()
      try await database.transaction(isolation: .serializable, retries: 1) { connection in
        journal.note("began")
        connection.afterCommit { journal.note("committed") }
        try await connection.query("SELECT sum(grams) FROM fruit")
        try await connection.execute("UPDATE fruit SET grams = 1 WHERE id = 1")
        if journal.all.count == 1 {
          try await database.transaction(isolation: .serializable) { other in
            try await other.query("SELECT sum(grams) FROM fruit")
            try await other.execute("UPDATE fruit SET grams = 1 WHERE id = 2")
          }
        }
        journal.note("ended")
      }
      #expect(journal.all == ["began", "ended", "began", "ended", "committed"])
    }
  }

  @Test("a negative number of retries counts as none", arguments: TestDatabase.available)
  func negativeRetries(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      try await database.transaction(isolation: nil, retries: -1) {
        try await $0.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig')")
      }
      #expect(try await database.fruits == ["fig"])
    }
  }
}
