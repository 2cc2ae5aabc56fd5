import ManageTesting
import Testing

@testable import ManageKit

@Suite(.timeLimit(.minutes(5)))
struct PipelineTests {
  @Test("several statements return their rows in order", arguments: TestDatabase.available)
  func answers(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      let answers = try await database.pipeline([
        "INSERT INTO fruit (id, name) VALUES (\(1), \("fig")) RETURNING id", "SELECT name FROM fruit",
        "UPDATE fruit SET grams = \(7)", "SELECT grams FROM fruit",
      ])
      #expect(answers.map(\.count) == [1, 1, 0, 1])
      #expect(try answers[1][0]["name"] == "fig")
      #expect(try answers[3][0]["grams"] == 7)
      #expect(try await database.pipeline([]).isEmpty)
    }
  }

  @Test("when one is refused, none has happened", arguments: TestDatabase.available)
  func atomic(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      let error = await #expect(throws: DatabaseError.self) {
        try await database.pipeline([
          "INSERT INTO fruit (id, name) VALUES (1, 'fig')", "INSERT INTO fruit (id, name) VALUES (2, 'fig')",
        ])
      }
      #expect(error?.isUniqueViolation == true)
      #expect(error?.refusal?.sql == "INSERT INTO fruit (id, name) VALUES (2, 'fig')")
      #expect(try await database.fruits.isEmpty)
      try await database.transaction { connection in
        try await connection.pipeline(["INSERT INTO fruit (id, name) VALUES (1, 'fig')", "SELECT 1"])
      }
      #expect(try await database.fruits == ["fig"])
    }
  }
}
