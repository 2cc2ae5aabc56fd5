import ManageTesting
import Testing

@testable import ManageKit

@Suite(.timeLimit(.minutes(5)))
struct DatabaseTests {
  @Test("execute counts the rows that a statement changed", arguments: TestDatabase.available)
  func affectedRows(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      let inserted = try await database.execute(
        "INSERT INTO fruit (id, name, grams) VALUES (1, 'fig', 50), (2, 'kiwi', 80)")
      #expect(inserted == 2)
      #expect(try await database.execute("UPDATE fruit SET grams = grams + 1 WHERE id = \(2)") == 1)
      #expect(try await database.execute("UPDATE fruit SET grams = 1 WHERE id = \(3)") == 0)
      #expect(try await database.execute("CREATE TABLE other (id integer)") == 0)
      #expect(
        try await database.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig') ON CONFLICT (id) DO NOTHING") == 0)
      #expect(try await database.execute("DELETE FROM fruit") == 2)
    }
  }

  @Test("rows that went with their parent are not counted", arguments: TestDatabase.available)
  func cascade(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      try await database.execute(
        "CREATE TABLE seed (id integer, fruit_id integer REFERENCES fruit (id) ON DELETE CASCADE)")
      try await database.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig')")
      try await database.execute("INSERT INTO seed VALUES (1, 1), (2, 1), (3, 1)")
      #expect(try await database.execute("DELETE FROM fruit WHERE id = 1") == 1)
      #expect(try await database.query("SELECT id FROM seed").isEmpty)
    }
  }

  @Test("INSERT, UPDATE and DELETE … RETURNING return their rows, and write", arguments: TestDatabase.available)
  func returning(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      let inserted = try await database.query(
        "INSERT INTO fruit (id, name) VALUES (\(1), \("fig")), (\(2), \("감")) RETURNING id, name")
      #expect(try inserted.map { try $0["name"] } == ["fig", "감"])
      #expect(try await database.fruits == ["fig", "감"])
      let updated = try await database.query("UPDATE fruit SET grams = 9 WHERE id = 2 RETURNING grams")
      #expect(try updated.map { try $0["grams"] } == [9])
      let deleted = try await database.transaction { connection in
        try await connection.query("DELETE FROM fruit WHERE id = 1 RETURNING id")
      }
      #expect(try deleted.map { try $0["id"] } == [1])
      #expect(try await database.fruits == ["감"])
    }
  }

  @Test("rows come in their order, also many of them", arguments: TestDatabase.available)
  func manyRows(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      try await database.execute(
        """
        INSERT INTO fruit (id, name)
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(5000)) SELECT i, 'fruit ' || i FROM n
        """)
      let ids: [Int] = try await database.query("SELECT id FROM fruit ORDER BY id DESC").map { try $0[0] }
      #expect(ids == (1...5000).reversed())
    }
  }

  @Test("reads run during a transaction that writes, and see the rows before it", arguments: TestDatabase.available)
  func readsBesideWrites(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      try await database.transaction { connection in
        try await connection.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig')")
        #expect(try await database.fruits.isEmpty)
      }
      #expect(try await database.fruits == ["fig"])
    }
  }

  @Test("a hundred tasks ask at once", arguments: TestDatabase.available)
  func concurrency(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<100 {
          group.addTask {
            try await database.query("SELECT id FROM fruit")
            try await database.execute("INSERT INTO fruit (id, name) VALUES (\(number), \("fruit \(number)"))")
          }
        }
        try await group.waitForAll()
      }
      #expect(try await database.fruits.count == 100)
    }
  }

  @Test("a query of a cancelled task throws, and the next works", arguments: TestDatabase.available)
  func cancellation(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      let isAtIt = Signal()
      let task = Task {
        isAtIt.send()
        try await database.query(dialect.endlessQuery)
      }
      await isAtIt.wait()
      try await Task.sleep(for: .milliseconds(100))
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      let one: Int? = try await database.query("SELECT 1 AS one").first?["one"]
      #expect(one == 1)
    }
  }

  @Test("a closed database says that it is closed", arguments: TestDatabase.available)
  func closed(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      await database.close()
      let attempts: [@Sendable () async throws -> Void] = [
        { try await database.query("SELECT 1") },
        { try await database.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig')") },
        { _ = try await database.transaction { try await $0.execute("DELETE FROM fruit") } },
        { try await database.withConnection { try await $0.executeScript("DELETE FROM fruit") } },
      ]
      for attempt in attempts {
        let error = await #expect(throws: DatabaseError.self) { try await attempt() }
        #expect(error?.name == "closed")
        #expect(error?.description == "the database is closed")
      }
      await database.close()
    }
  }

  @Test("closing waits for running statements", arguments: TestDatabase.available)
  func closingWaits(dialect: Dialect) async throws {
    try await TestDatabase.withSettings(dialect) { settings in
      try await TestDatabase.withOpen(settings) { database in
        try await database.execute("CREATE TABLE fruit (name text)")
        let isAtIt = Signal()
        let task = Task {
          defer { isAtIt.send() }
          try await database.transaction { connection in
            try await connection.execute("INSERT INTO fruit VALUES ('fig')")
            isAtIt.send()
            try await Task.sleep(for: .milliseconds(200))
            try await connection.execute("INSERT INTO fruit VALUES ('kiwi')")
          }
        }
        await isAtIt.wait()
        await database.close()
        try await task.value
      }
      let fruits = try await TestDatabase.withOpen(settings) { try await $0.fruits }
      #expect(fruits == ["fig", "kiwi"])
    }
  }

  @Test("a cancelled task closes its database too", arguments: TestDatabase.available)
  func closingCancelled(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      try await database.query("SELECT 1")
      await Task {
        withUnsafeCurrentTask { $0?.cancel() }
        await database.close()
      }.value
      let error = await #expect(throws: DatabaseError.self) { try await database.query("SELECT 1") }
      #expect(error?.name == "closed")
    }
  }
}
