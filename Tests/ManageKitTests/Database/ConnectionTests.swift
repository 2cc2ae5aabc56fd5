import ManageTesting
import Testing

@testable import ManageKit

@Suite(.timeLimit(.minutes(5)))
struct ConnectionTests {
  private struct Failure: Error {}

  @Test("a transaction that returns is committed, and its value returned", arguments: TestDatabase.available)
  func commit(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      let count = try await database.transaction { connection in
        try await connection.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig')")
        try await connection.execute("INSERT INTO fruit (id, name) VALUES (2, 'kiwi')")
        return try await connection.query("SELECT id FROM fruit").count
      }
      #expect(count == 2)
      #expect(try await database.fruits == ["fig", "kiwi"])
    }
  }

  @Test("a transaction that throws leaves nothing, and its error comes out", arguments: TestDatabase.available)
  func rollback(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      await #expect(throws: Failure.self) {
        try await database.transaction { connection in
          try await connection.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig')")
          throw Failure()
        }
      }
      #expect(try await database.fruits.isEmpty)
      try await database.execute("INSERT INTO fruit (id, name) VALUES (1, 'kiwi')")
      #expect(try await database.fruits == ["kiwi"])
    }
  }

  @Test("a statement that the database refuses ends its transaction", arguments: TestDatabase.available)
  func refusal(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      let error = await #expect(throws: DatabaseError.self) {
        try await database.transaction { connection in
          try await connection.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig')")
          try await connection.execute("INSERT INTO fruit (id, name) VALUES (2, 'fig')")
        }
      }
      #expect(error?.isUniqueViolation == true)
      let fruits = try await database.fruits
      #expect(fruits.isEmpty)
    }
  }

  @Test("a transaction within one undoes only its own part", arguments: TestDatabase.available)
  func savepoints(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      try await database.transaction { outer in
        try await outer.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig')")
        try await outer.transaction { middle in
          try await middle.execute("INSERT INTO fruit (id, name) VALUES (2, 'kiwi')")
          await #expect(throws: DatabaseError.self) {
            try await middle.transaction { inner in
              try await inner.execute("INSERT INTO fruit (id, name) VALUES (3, 'plum')")
              try await inner.execute("INSERT INTO fruit (id, name) VALUES (3, 'pear')")
            }
          }
          try await middle.execute("INSERT INTO fruit (id, name) VALUES (4, 'lime')")
        }
        await #expect(throws: Failure.self) {
          try await outer.transaction { middle in
            try await middle.transaction { try await $0.execute("INSERT INTO fruit (id, name) VALUES (5, 'date')") }
            throw Failure()
          }
        }
      }
      #expect(try await database.fruits == ["fig", "kiwi", "lime"])
    }
  }

  @Test("changes that an inner transaction kept go with the outer one", arguments: TestDatabase.available)
  func outerRollback(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      await #expect(throws: Failure.self) {
        try await database.transaction { outer in
          try await outer.transaction { try await $0.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig')") }
          throw Failure()
        }
      }
      let fruits = try await database.fruits
      #expect(fruits.isEmpty)
    }
  }

  @Test("transactions of tasks that run at once don't mix", arguments: TestDatabase.available)
  func isolation(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<30 {
          group.addTask { try await Self.plantThree(number, in: database, failing: !number.isMultiple(of: 3)) }
        }
        try await group.waitForAll()
      }
      let ids: [Int] = try await database.query("SELECT id FROM fruit ORDER BY id").map { try $0["id"] }
      let kept = stride(from: 0, to: 30, by: 3).flatMap { number in Array(number * 3..<number * 3 + 3) }
      #expect(ids == kept)
    }
  }

  private static func plantThree(_ number: Int, in database: Database, failing: Bool) async throws {
    do {
      try await database.transaction { connection in
        for id in number * 3..<number * 3 + 3 {
          try await connection.execute("INSERT INTO fruit (id, name) VALUES (\(id), \("fruit \(id)"))")
          await Task.yield()
        }
        if failing { throw Failure() }
      }
    } catch is Failure {}
  }

  @Test(
    "a row that is read and written in transactions of many tasks loses no update", arguments: TestDatabase.available)
  func counter(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      try await database.execute("INSERT INTO fruit (id, name, grams) VALUES (1, 'fig', 100)")
      let lock: SQL = dialect == .postgres ? "FOR UPDATE" : ""
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<20 {
          group.addTask {
            try await database.transaction { connection in
              let row = try #require(
                try await connection.query("SELECT grams FROM fruit WHERE id = 1 \(sql: lock)").first)
              let grams: Int = try row["grams"]
              try await connection.execute("UPDATE fruit SET grams = \(grams + 1) WHERE id = 1")
            }
          }
        }
        try await group.waitForAll()
      }
      let grams: Int? = try await database.query("SELECT grams FROM fruit").first?["grams"]
      #expect(grams == 120)
    }
  }

  @Test("a cancelled task's transaction is undone, and holds no lock", arguments: TestDatabase.available)
  func cancellationBetweenStatements(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      let hasWritten = Signal()
      let task = Task {
        defer { hasWritten.send() }
        try await database.transaction { connection in
          try await connection.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig')")
          hasWritten.send()
          try await Task.sleep(for: .seconds(3600))
        }
      }
      await hasWritten.wait()
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      // The same key: PostgreSQL would wait for the other transaction's end, SQLite for its lock.
      try await database.execute("INSERT INTO fruit (id, name) VALUES (1, 'kiwi')")
      #expect(try await database.fruits == ["kiwi"])
    }
  }

  @Test("a statement that runs is stopped when its task is cancelled", arguments: TestDatabase.available)
  func cancellationWithinStatement(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      let isAtIt = Signal()
      let task = Task {
        defer { isAtIt.send() }
        try await database.transaction { connection in
          try await connection.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig')")
          isAtIt.send()
          try await connection.query(dialect.endlessQuery)
        }
      }
      await isAtIt.wait()
      try await Task.sleep(for: .milliseconds(100))
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      try await database.execute("INSERT INTO fruit (id, name) VALUES (1, 'kiwi')")
      #expect(try await database.fruits == ["kiwi"])
    }
  }

  @Test("a task cancelled before its commit commits nothing", arguments: TestDatabase.available)
  func cancellationBeforeCommit(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      let task = Task {
        try await database.transaction { connection in
          try await connection.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig')")
          withUnsafeCurrentTask { $0?.cancel() }
        }
      }
      await #expect(throws: CancellationError.self) { try await task.value }
      try await database.execute("INSERT INTO fruit (id, name) VALUES (1, 'kiwi')")
      #expect(try await database.fruits == ["kiwi"])
    }
  }

  @Test("200 transactions cancelled at random leave whole ones or nothing", arguments: TestDatabase.available)
  func randomCancellations(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      await withTaskGroup(of: Void.self) { group in
        for number in 0..<200 {
          group.addTask {
            let task = Task { try await Self.plantThree(number, in: database, failing: false) }
            try? await Task.sleep(for: .microseconds(.random(in: 0...300_000)))
            task.cancel()
            _ = try? await task.value
          }
        }
      }
      let counts: [Int] = try await database.query("SELECT count(*) AS n FROM fruit GROUP BY id / 3").map {
        try $0["n"]
      }
      #expect(counts.allSatisfy { $0 == 3 })
      try await database.transaction { try await $0.execute("INSERT INTO fruit (id, name) VALUES (1000, 'fig')") }
    }
  }

  @Test("a transaction that a closure left open is rolled back", arguments: TestDatabase.available)
  func abandonedTransaction(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      try await database.withConnection { connection in
        try await connection.execute("BEGIN")
        try await connection.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig')")
      }
      try await database.execute("INSERT INTO fruit (id, name) VALUES (1, 'kiwi')")
      #expect(try await database.fruits == ["kiwi"])
    }
  }

  @Test("a transaction that a lone statement opens is rolled back", arguments: TestDatabase.available)
  func loneBegin(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      try await database.execute("BEGIN")
      try await database.execute("INSERT INTO fruit (id, name) VALUES (1, 'kiwi')")
      #expect(try await database.fruits == ["kiwi"])
    }
  }

  @Test("a connection that is lent is the same for all its statements", arguments: TestDatabase.available)
  func sameConnection(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      try await database.withConnection { connection in
        #expect(connection.dialect == dialect)
        try await connection.execute("CREATE TEMPORARY TABLE scratch (id integer)")
        #expect(try await connection.execute("INSERT INTO scratch VALUES (\(1)), (\(2))") == 2)
        #expect(try await connection.query("SELECT id FROM scratch").count == 2)
      }
    }
  }

  @Test(
    "a script runs all its statements; within a transaction it is undone with it", arguments: TestDatabase.available)
  func script(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      let script = """
        -- Two; statements.
        INSERT INTO fruit (id, name) VALUES (1, 'semi;colon');
        INSERT INTO fruit (id, name) VALUES (2, '배');
        """
      await #expect(throws: Failure.self) {
        try await database.transaction { connection in
          try await connection.executeScript(script)
          throw Failure()
        }
      }
      #expect(try await database.fruits.isEmpty)
      try await database.withConnection { try await $0.executeScript(script) }
      #expect(try await database.fruits == ["semi;colon", "배"])
    }
  }
}
