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

  /// Stores data under a new key, for a minute unless another time is said.
  private func create(_ data: JSONObject, in store: DatabaseSessionStore, seconds: TimeInterval = 60) async throws
    -> String
  {
    let key = SessionCodec.makeKey()
    try await store.create(key, stored(data, seconds: seconds))
    return key
  }

  private func stored(_ data: JSONObject, seconds: TimeInterval = 60) -> StoredSession {
    StoredSession(data: data, expiry: Date(timeIntervalSinceNow: seconds))
  }

  @Test("stored data comes back under its key alone", arguments: TestDatabase.available)
  func create(dialect: Dialect) async throws {
    try await withStore(dialect) { store, _ in
      let data: JSONObject = ["name": "김치", "count": 2, "list": [1, nil, true]]
      let (first, second) = (try await create(data, in: store), try await create(["name": "other"], in: store))
      #expect(first.wholeMatch(of: /[a-z0-9]{32}/) != nil && first != second)
      #expect(try await store.load(first)?.data == data)
      #expect(try await store.load(second)?.data == ["name": "other"])
      #expect(try await store.load("unknown") == nil)
    }
  }

  @Test("a session lasts until its expiry, which a change and a touch set", arguments: TestDatabase.available)
  func expires(dialect: Dialect) async throws {
    try await withStore(dialect) { store, database in
      let key = try await create(["a": 1], in: store)
      #expect(try await store.update(key, stored(["a": 2], seconds: 3600)))
      let changed = try #require(try await store.load(key))
      #expect(changed.data == ["a": 2] && changed.expiry.timeIntervalSinceNow > 3000)
      try await store.touch(key, until: Date(timeIntervalSinceNow: 86_400))
      let touched = try #require(try await store.load(key))
      #expect(touched.data == ["a": 2] && touched.expiry.timeIntervalSinceNow > 86_000)
      try await store.touch(key, until: Date(timeIntervalSinceNow: -1))
      #expect(try await store.load(key) == nil)
    }
  }

  @Test("a session that was deleted is not written again", arguments: TestDatabase.available)
  func delete(dialect: Dialect) async throws {
    try await withStore(dialect) { store, database in
      let key = try await create(["a": 1], in: store)
      try await store.delete(key)
      #expect(try await store.load(key) == nil)
      #expect(try await !store.update(key, stored(["a": 2])))
      try await store.touch(key, until: Date(timeIntervalSinceNow: 60))
      #expect(try await database.query("SELECT 1 FROM django_session").isEmpty)
    }
  }

  @Test("unsigned data, or data signed with another key, is empty")
  func foreign() async throws {
    try await withStore(.sqlite) { store, database in
      let foreign = DatabaseSessionStore(database: database, codec: SessionCodec(keys: SigningKeys("another key")))
      let key = try await create(["a": 1], in: foreign)
      #expect(try await store.load(key)?.data == JSONObject())
      try await database.execute("UPDATE django_session SET session_data = 'nonsense'")
      #expect(try await store.load(key)?.data == JSONObject())
    }
  }
}
