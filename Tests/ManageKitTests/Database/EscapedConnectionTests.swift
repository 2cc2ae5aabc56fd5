import ManageTesting
import Testing

@testable import ManageKit

@Suite(.timeLimit(.minutes(5)))
struct EscapedConnectionTests {
  @Test("a connection that is kept beyond its closure is of no use any more", arguments: TestDatabase.available)
  func escaped(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      var escaped: [Connection] = []
      try await database.withConnection { escaped.append($0) }
      try await database.transaction { escaped.append($0) }
      _ = try? await database.transaction { connection in
        escaped.append(connection)
        throw CancellationError()
      }
      for connection in escaped {
        let attempts: [(Connection) async throws -> Void] = [
          { try await $0.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig')") },
          { try await $0.query("SELECT 1") },
          { _ = try await $0.fetch("SELECT 1") { try $0.decode(Int.self) } },
          { try await $0.executeScript("DELETE FROM fruit") },
          { try await $0.stream("SELECT 1", { try $0.decode(Int.self) }) { _ in } },
          { try await $0.copy(into: "fruit", columns: ["id", "name"], rows: [[.integer(1), .text("fig")]]) },
          { try await $0.pipeline(["SELECT 1"]) },
          { _ = try await $0.transaction { try await $0.query("SELECT 1") } },
        ]
        for attempt in attempts {
          let error = await #expect(throws: DatabaseError.self) { try await attempt(connection) }
          #expect(error?.name == "closed")
        }
      }
      #expect(try await database.fruits.isEmpty)
    }
  }
}
