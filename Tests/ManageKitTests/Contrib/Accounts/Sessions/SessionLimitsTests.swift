import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("The end of a login")
struct SessionLimitsTests {
  private func withLogin(
    _ dialect: Dialect = .sqlite, environment: [String: String] = [:], changing change: String = "",
    _ body: (TestSite, TestClient) async throws -> Void
  ) async throws {
    try await TestSite.with(dialect, environment: environment) { site in
      try await site.database.addUser("minsu")
      if !change.isEmpty { try await site.database.execute("UPDATE accounts_user SET \(sql: SQL(unsafe: change))") }
      try await body(site, site.client(of: "minsu"))
    }
  }

  private func setBegun(hoursAgo hours: Double, on site: TestSite) async throws {
    let begun = Date(timeIntervalSinceNow: -hours * 3600)
    try await site.database.execute("UPDATE accounts_session SET begun = \(begun)")
  }

  @Test("comes after 30 days, however much it is used", arguments: TestDatabase.available)
  func age(dialect: Dialect) async throws {
    try await withLogin(dialect) { site, client in
      try await setBegun(hoursAgo: 30 * 24 - 1, on: site)
      #expect(try await client.isLoggedIn)
      try await setBegun(hoursAgo: 30 * 24 + 1, on: site)
      #expect(try await !client.isLoggedIn)
      for table in ["django_session", "accounts_session"] {
        #expect(try await site.database.query("SELECT 1 FROM \(identifier: table)").isEmpty, "\(table)")
      }
    }
  }

  @Test("comes after 12 hours for staff and superusers", arguments: ["is_staff", "is_superuser"])
  func staff(right: String) async throws {
    try await withLogin(changing: "\(right) = true") { site, client in
      let expiry: Date = try #require(try await site.database.query("SELECT expire_date FROM django_session").first)[
        "expire_date"]
      #expect((11.9...12).contains(expiry.timeIntervalSinceNow / 3600))
      try await setBegun(hoursAgo: 11.9, on: site)
      #expect(try await client.isLoggedIn)
      try await setBegun(hoursAgo: 12.1, on: site)
      #expect(try await !client.isLoggedIn)
    }
  }

  @Test("comes when the keys say it")
  func keys() async throws {
    let environment = ["DEBUG_DJANGO_SESSION_AGE_SECONDS": "3600", "DEBUG_DJANGO_SESSION_IDLE_SECONDS": "1800"]
    try await withLogin(environment: environment) { site, client in
      let expiry: Date = try #require(try await site.database.query("SELECT expire_date FROM django_session").first)[
        "expire_date"]
      #expect((1700...1800).contains(expiry.timeIntervalSinceNow))
      try await setBegun(hoursAgo: 1.1, on: site)
      #expect(try await !client.isLoggedIn)
    }
  }

  @Test(
    "comes with a deactivation, also if the account is back before the next request", arguments: TestDatabase.available)
  func deactivation(dialect: Dialect) async throws {
    try await withLogin(dialect) { site, client in
      try await site.database.execute("UPDATE accounts_user SET is_active = \(false)")
      try await site.database.execute("UPDATE accounts_user SET is_active = \(true)")
      #expect(try await !client.isLoggedIn)
    }
  }

  @Test("doesn't come with another change of the user", arguments: TestDatabase.available)
  func otherChange(dialect: Dialect) async throws {
    try await withLogin(dialect) { site, client in
      try await site.database.execute("UPDATE accounts_user SET first_name = 'Minsu', is_active = is_active")
      #expect(try await client.isLoggedIn)
    }
  }
}
