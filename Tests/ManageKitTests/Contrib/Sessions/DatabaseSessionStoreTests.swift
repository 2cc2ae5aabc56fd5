import Foundation
import ManageGroundwork
import ManageTesting
import Testing

@testable import ManageKit

struct DatabaseSessionStoreTests {
  private func withStore(
    _ dialect: Dialect, _ body: (DatabaseSessionStore, Database) async throws -> Void
  ) async throws {
    try await RoutedSite.with(dialect: dialect) { site in
      let codec = SessionCodec(keys: SigningKeys("a test's key"))
      try await body(DatabaseSessionStore(database: site.database, codec: codec), site.database)
    }
  }

  private func expiry(_ key: String, in database: Database) async throws -> Date {
    let rows = try await database.query("SELECT expire_date FROM django_session WHERE session_key = \(key)")
    return try #require(rows.first)["expire_date"]
  }

  @Test("stored data comes back under a key that nobody can guess", arguments: TestDatabase.available)
  func create(dialect: Dialect) async throws {
    try await withStore(dialect) { store, _ in
      let data: JSONObject = ["name": "김치", "count": 2, "list": [1, nil, true]]
      let (first, second) = (try await store.create(data), try await store.create(["name": "other"]))
      #expect(first.wholeMatch(of: /[a-z0-9]{32}/) != nil && first != second)
      #expect(try await store.load(first) == data)
      #expect(try await store.load(second) == ["name": "other"])
      #expect(try await store.load("unknown") == nil)
    }
  }

  @Test("a session lasts two weeks from its last change, and is nothing afterwards", arguments: TestDatabase.available)
  func expires(dialect: Dialect) async throws {
    try await withStore(dialect) { store, database in
      let key = try await store.create(["a": 1])
      let days = try await expiry(key, in: database).timeIntervalSinceNow / 86_400
      #expect((13.9...14).contains(days))
      let (soon, past) = (Date(timeIntervalSinceNow: 60), Date(timeIntervalSinceNow: -1))
      try await database.execute("UPDATE django_session SET expire_date = \(soon)")
      #expect(try await store.load(key) == ["a": 1])
      #expect(try await store.update(key, ["a": 2]))
      #expect(try await expiry(key, in: database).timeIntervalSinceNow > 86_400)
      try await database.execute("UPDATE django_session SET expire_date = \(past)")
      #expect(try await store.load(key) == nil)
    }
  }

  @Test("a session that was deleted is not written again", arguments: TestDatabase.available)
  func delete(dialect: Dialect) async throws {
    try await withStore(dialect) { store, database in
      let key = try await store.create(["a": 1])
      try await store.delete(key)
      #expect(try await store.load(key) == nil)
      #expect(try await !store.update(key, ["a": 2]))
      #expect(try await database.query("SELECT 1 FROM django_session").isEmpty)
    }
  }

  @Test("unsigned data, or data signed with another key, is empty")
  func foreign() async throws {
    try await withStore(.sqlite) { store, database in
      let foreign = DatabaseSessionStore(database: database, codec: SessionCodec(keys: SigningKeys("another key")))
      let key = try await foreign.create(["a": 1])
      #expect(try await store.load(key) == JSONObject())
      try await database.execute("UPDATE django_session SET session_data = 'nonsense'")
      #expect(try await store.load(key) == JSONObject())
    }
  }
}
