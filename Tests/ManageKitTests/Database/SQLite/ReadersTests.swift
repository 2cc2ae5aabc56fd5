import Testing

@testable import ManageKit

@Suite(.timeLimit(.minutes(5)))
struct ReadersTests {
  @Test("dozens read during a transaction that writes, and see the rows before it")
  func readers() async throws {
    try await Orchard.with(.sqlite) { database in
      try await database.copy(
        into: "fruit", columns: ["id", "name"], rows: (1...2000).map { [.integer($0), .text("fruit \($0)")] })
      try await database.transaction { connection in
        try await connection.execute("DELETE FROM fruit WHERE id > 10")
        try await withThrowingTaskGroup(of: Int.self) { group in
          for _ in 0..<30 {
            group.addTask {
              let count: Int? = try await database.query("SELECT count(*) FROM fruit a, fruit b WHERE b.id < 100")
                .first?[0]
              return (count ?? 0) / 99
            }
          }
          for try await count in group { #expect(count == 2000) }
        }
        try await connection.execute("DELETE FROM fruit WHERE id > 5")
      }
      #expect(try await database.fruits.count == 5)
    }
  }

  @Test("twelve streams are open at once during a transaction that writes")
  func streams() async throws {
    try await Orchard.with(.sqlite) { database in
      try await database.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig'), (2, 'kiwi')")
      try await database.transaction { connection in
        try await connection.execute("DELETE FROM fruit")
        try await nest(12, in: database)
      }
      #expect(try await database.fruits.isEmpty)
    }
  }

  /// Opens a stream within each row of the one before.
  private func nest(_ depth: Int, in database: Database) async throws {
    guard depth > 0 else { return }
    try await database.stream("SELECT name FROM fruit ORDER BY name", batch: 1, { try $0.decode(String.self) }) {
      names in
      if names == ["fig"] { try await nest(depth - 1, in: database) } else { #expect(names == ["kiwi"]) }
    }
  }
}
