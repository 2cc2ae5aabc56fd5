import Foundation
import ManageTesting
import Testing

@testable import ManageKit

struct ExpiredSessionsTests {
  private func keys(_ database: Database) async throws -> [String] {
    try await database.query("SELECT session_key FROM django_session ORDER BY session_key").map {
      try $0["session_key"]
    }
  }

  private func add(_ key: String, expiring seconds: TimeInterval, to database: Database) async throws {
    let draft = SessionRow.Draft(key: key, data: "", expiry: Date(timeIntervalSinceNow: seconds))
    try await SessionRow.insert(draft).execute(in: database)
  }

  @Test("those that have expired go, and no others", arguments: TestDatabase.available)
  func removesExpired(dialect: Dialect) async throws {
    try await RoutedSite.with(dialect: dialect) { site in
      for (key, seconds) in [("old1", -10.0), ("old2", -1), ("new", 100)] {
        try await add(key, expiring: seconds, to: site.database)
      }
      #expect(try await ExpiredSessions(site.database).removeAll() == 2)
      #expect(try await keys(site.database) == ["new"])
    }
  }

  @Test("a new session makes room of expired ones, but not with every request", arguments: TestDatabase.available)
  func goByThemselves(dialect: Dialect) async throws {
    try await RoutedSite.with(dialect: dialect) { site in
      let database = site.database
      let store = DatabaseSessionStore(
        database: database, codec: SessionCodec(keys: SigningKeys("a test's key")), expired: ExpiredSessions(database))
      try await add("old1", expiring: -1, to: database)
      let session = StoredSession(data: ["a": 1], expiry: Date(timeIntervalSinceNow: 60))
      try await store.create("new1", session)
      #expect(try await keys(database) == ["new1"])
      try await add("old2", expiring: -1, to: database)
      try await store.create("new2", session)
      #expect(try await keys(database).contains("old2"))
    }
  }

  @Test("clearsessions says how many it removed")
  func command() async throws {
    try await CommandSite.with { site in
      try await add("old", expiring: -1, to: site.database)
      #expect(try await site.manage("clearsessions").stdout == "1 expired session removed.\n")
      #expect(try await site.manage("clearsessions").stdout == "0 expired sessions removed.\n")
    }
  }
}
