import ManageTesting
import Testing

@testable import ManageKit

@Suite("The context of a database", .timeLimit(.minutes(5)))
struct DatabaseContextTests {
  private enum Color: DatabaseContextKey {
    typealias Value = String
  }

  @Test("goes along with every bound database and connection; each keeps its own", arguments: TestDatabase.available)
  func bound(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database async throws in
      let request = database.bound { $0.id = "a1" }
      let user = request.bound {
        $0.user = "7"
        $0[Color.self] = "green"
      }
      #expect([database.context.id, request.context.id, user.context.id] == [nil, "a1", "a1"])
      #expect([request.context.user, user.context.user, user.context[Color.self]] == [nil, "7", "green"])
      try await user.transaction { connection in
        #expect(connection.context.id == "a1" && connection.context.user == "7")
        try await connection.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig')")
      }
      #expect(try await database.fruits == ["fig"])
    }
  }

  @Test("a statement ends with the deadline, and the database goes on", arguments: TestDatabase.available)
  func statement(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database async throws in
      let hurried = database.bound { $0.deadline = .now + .milliseconds(200) }
      let error = await #expect(throws: DatabaseError.self) { try await hurried.query(dialect.endlessQuery) }
      #expect(error?.name == "timedOut")
      let late = await #expect(throws: DatabaseError.self) { try await hurried.query("SELECT 1") }
      #expect(late?.description == "the deadline of the request is over")
      #expect(try await database.query("SELECT 1").count == 1)
    }
  }

  @Test("a transaction that meets the deadline leaves nothing", arguments: TestDatabase.available)
  func transaction(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database async throws in
      let hurried = database.bound { $0.deadline = .now + .seconds(1) }
      let error = await #expect(throws: DatabaseError.self) {
        try await hurried.transaction { connection in
          try await connection.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig')")
          try await connection.query(dialect.endlessQuery)
        }
      }
      #expect(error?.name == "timedOut")
      #expect(try await database.fruits.isEmpty)
    }
  }

  @Test("the wait for a connection ends with the deadline, however long others wait", arguments: TestDatabase.available)
  func waiting(dialect: Dialect) async throws {
    try await TestDatabase.withSettings(dialect) { settings in
      var limits = TestDatabase.patient
      limits.connections = 1
      try await TestDatabase.withOpen(settings, limits: limits) { database in
        try await database.transaction { _ in
          let patient = Task { try await database.transaction { try await $0.query("SELECT 1").count } }
          let hurried = database.bound { $0.deadline = .now + .milliseconds(100) }
          let error = await #expect(throws: DatabaseError.self) { try await hurried.transaction { _ in } }
          #expect(error?.name == "timedOut")
          patient.cancel()
        }
      }
    }
  }
}
