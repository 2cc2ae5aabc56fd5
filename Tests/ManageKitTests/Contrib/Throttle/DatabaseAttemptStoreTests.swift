import Crypto
import Foundation
import ManageGroundwork
import ManageTesting
import Testing

@testable import ManageKit

@Suite("DatabaseAttemptStore")
struct DatabaseAttemptStoreTests {
  private func withDatabase(_ dialect: Dialect, _ body: (Database) async throws -> Void) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      try await Site([.throttle]).migrations(root: "/nonexistent", dialect: dialect).migrate(in: database)
      try await body(database)
    }
  }

  private func addition(_ name: String, _ attempts: Int, seconds: Double = 60) -> AttemptCount {
    AttemptCount(
      key: SHA256.hash(data: Array(name.utf8)).hexadecimal, attempts: attempts,
      end: Date(timeIntervalSinceNow: seconds))
  }

  @Test("attempts add up until their time has passed", arguments: TestDatabase.available)
  func adds(dialect: Dialect) async throws {
    try await withDatabase(dialect) { database in
      let store = DatabaseAttemptStore(database)
      #expect(try await store.add([addition("a", 2), addition("b", 1)]).map(\.attempts).sorted() == [1, 2])
      #expect(try await store.add([addition("a", 1)]).map(\.attempts) == [3])
      #expect(try await store.add([addition("old", 5, seconds: -1)]).map(\.attempts) == [5])
      #expect(try await store.add([addition("old", 1)]).map(\.attempts) == [1])
      try await store.remove([SHA256.hash(data: Array("a".utf8))])
      #expect(try await store.add([addition("a", 1)]).map(\.attempts) == [1])
    }
  }

  @Test("a hundred attempts at once are all counted", arguments: TestDatabase.available)
  func concurrent(dialect: Dialect) async throws {
    try await withDatabase(dialect) { database in
      let store = DatabaseAttemptStore(database)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<100 {
          group.addTask { _ = try await store.add([addition("a", 1), addition("b", 1)]) }
        }
        try await group.waitForAll()
      }
      #expect(try await store.add([addition("b", 1), addition("a", 1)]).map(\.attempts) == [101, 101])
    }
  }
}
