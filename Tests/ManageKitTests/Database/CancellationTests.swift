import ManageTesting
import Testing

@testable import ManageKit

@Suite(.timeLimit(.minutes(10)))
struct CancellationTests {
  @Test("10,000 queries cancelled at random leave no connection behind", arguments: TestDatabase.available)
  func noLeak(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      try await database.copy(
        into: "fruit", columns: ["id", "name"], rows: (1...500).map { [.integer($0), .text("fruit \($0)")] })
      if dialect == .postgres {
        // All connections stand before the first is given up, or the server would have thousands to refuse.
        await withTaskGroup(of: Void.self) { group in
          for _ in 0..<10 { group.addTask { _ = try? await database.query("SELECT pg_sleep(0.5)") } }
        }
      }
      await withTaskGroup(of: Void.self) { group in
        for number in 0..<10_000 {
          if number >= 30 { await group.next() }
          group.addTask { await Self.cancelAtRandom { try await Self.ask(database, number) } }
        }
      }
      if dialect == .postgres {
        let mine: SQL = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        let open: Int? = try await database.query(mine).first?[0]
        #expect((1...10).contains(open ?? 0))
      }
      // As many at once as there are connections: with a leak they would wait for each other.
      try await withThrowingTaskGroup(of: [Row].self) { group in
        for _ in 0..<30 {
          group.addTask { try await database.transaction { try await $0.query("SELECT 1") } }
          group.addTask { try await database.query("SELECT 1") }
        }
        try await group.waitForAll()
      }
    }
  }

  private static func cancelAtRandom(_ body: @escaping @Sendable () async throws -> Void) async {
    let task = Task { try await body() }
    try? await Task.sleep(for: .microseconds(.random(in: 0...2000)))
    task.cancel()
    _ = try? await task.value
  }

  private static func ask(_ database: Database, _ number: Int) async throws {
    switch number % 5 {
    case 0: _ = try await database.query("SELECT name FROM fruit WHERE id = \(number % 500)")
    case 1: _ = try await database.fetch("SELECT id FROM fruit") { try $0.decode(Int.self) }
    case 2: try await database.execute("UPDATE fruit SET grams = 1 WHERE id = \(number % 500)")
    case 3: try await database.stream("SELECT id FROM fruit", batch: 100, { try $0.decode(Int.self) }) { _ in }
    default: try await database.transaction { try await $0.query("SELECT name FROM fruit WHERE id = 1") }
    }
  }
}
