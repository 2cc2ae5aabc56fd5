import ManageTesting
import Testing

@testable import ManageKit

@Suite(.timeLimit(.minutes(5)))
struct StreamTests {
  private struct Failure: Error {}

  /// Opens a database with fruits 1 to `count`.
  private func withFruits<T>(_ count: Int, _ dialect: Dialect, _ body: (Database) async throws -> T) async throws -> T {
    try await Orchard.with(dialect) { database in
      try await database.execute(
        """
        INSERT INTO fruit (id, name)
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count)) SELECT i, 'fruit ' || i FROM n
        """)
      return try await body(database)
    }
  }

  private let all: SQL = "SELECT id FROM fruit WHERE id > \(0) ORDER BY id"

  @Test("rows come in batches, in their order, the last one shorter", arguments: TestDatabase.available)
  func batches(dialect: Dialect) async throws {
    try await withFruits(2500, dialect) { database in
      var batches: [[Int]] = []
      try await database.stream(all, { try $0.decode(Int.self) }) { batches.append($0) }
      #expect(batches.map(\.count) == [1000, 1000, 500])
      #expect(batches.flatMap(\.self) == Array(1...2500))
      batches = []
      try await database.stream(all, batch: 500, { try $0.decode(Int.self) }) { batches.append($0) }
      #expect(batches.map(\.count) == [500, 500, 500, 500, 500])
    }
    try await withFruits(3, dialect) { database in
      var ids: [Int] = []
      try await database.stream(all, batch: 0, { try $0.decode(Int.self) }) { ids += $0 }
      #expect(ids == [1, 2, 3])
    }
  }

  @Test("without rows there is no batch", arguments: TestDatabase.available)
  func noRows(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      try await database.stream(all, { try $0.decode(Int.self) }) { _ in Issue.record("a batch of nothing") }
    }
  }

  @Test("all rows are of one moment, whatever is written in the meantime", arguments: TestDatabase.available)
  func oneMoment(dialect: Dialect) async throws {
    try await withFruits(30, dialect) { database in
      var ids: [Int] = []
      try await database.stream(all, batch: 10, { try $0.decode(Int.self) }) { batch in
        ids += batch
        try await database.execute("DELETE FROM fruit")
      }
      #expect(ids == Array(1...30))
      #expect(try await database.fruits.isEmpty)
    }
  }

  @Test(
    "within a transaction it sees its changes, and other statements run during it",
    arguments: TestDatabase.available)
  func withinTransaction(dialect: Dialect) async throws {
    try await withFruits(30, dialect) { database in
      try await database.transaction { connection in
        try await connection.execute("DELETE FROM fruit WHERE id <= 10")
        var ids: [Int] = []
        try await connection.stream(all, batch: 7, { try $0.decode(Int.self) }) { batch in
          ids += batch
          try await connection.execute("UPDATE fruit SET grams = 1 WHERE id = \(batch[0])")
          #expect(try await connection.fetch(all) { try $0.decode(Int.self) }.count == 20)
        }
        #expect(ids == Array(11...30))
        try await connection.stream(all, { try $0.decode(Int.self) }) { #expect($0.count == 20) }
      }
      #expect(try await database.query("SELECT id FROM fruit WHERE grams = 1").count == 3)
    }
  }

  @Test("an error of the closure or the decoding ends it, and the database goes on", arguments: TestDatabase.available)
  func failures(dialect: Dialect) async throws {
    try await withFruits(30, dialect) { database in
      for _ in 0..<20 {
        await #expect(throws: Failure.self) {
          try await database.stream(all, batch: 10, { try $0.decode(Int.self) }) { _ in throw Failure() }
        }
        let error = await #expect(throws: DatabaseError.self) {
          try await database.stream("SELECT name FROM fruit", batch: 10, { try $0.decode(Int.self) }) { _ in }
        }
        #expect(error?.description == "column 'fruit.name' holds text, not Int")
        await #expect(throws: DatabaseError.self) {
          try await database.stream("SELECT name FROM vegetable", { try $0.decode(Int.self) }) { _ in }
        }
      }
      try await database.execute("DELETE FROM fruit")
      #expect(try await database.fruits.isEmpty)
    }
  }

  @Test("a cancelled task's stream ends between two batches", arguments: TestDatabase.available)
  func cancellation(dialect: Dialect) async throws {
    try await withFruits(3000, dialect) { database in
      for _ in 0..<20 {
        let task = Task {
          try await database.stream("SELECT id FROM fruit", batch: 10, { try $0.decode(Int.self) }) { _ in
            withUnsafeCurrentTask { $0?.cancel() }
          }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
      }
      let deleted = try await database.execute("DELETE FROM fruit")
      #expect(deleted == 3000)
    }
  }

  @Test("several streams run at the same time as each other and as a writer", arguments: TestDatabase.available)
  func concurrency(dialect: Dialect) async throws {
    try await withFruits(500, dialect) { database in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<4 {
          group.addTask {
            var count = 0
            try await database.stream("SELECT id FROM fruit WHERE id <= 500", batch: 100, { try $0.decode(Int.self) }) {
              count += $0.count
              try await database.execute(
                "INSERT INTO fruit (id, name) VALUES (\(number * 1000 + 1000 + count), \("x\(number) \(count)"))")
            }
            #expect(count == 500)
          }
        }
        try await group.waitForAll()
      }
      #expect(try await database.fruits.count == 500 + 4 * 5)
    }
  }
}
