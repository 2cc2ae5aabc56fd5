import Foundation
import ManageGroundwork
import ManageTesting
import Testing

@testable import ManageKit

struct SessionRegistryTests {
  /// A site with the user `minsu` and its secret key.
  private func withSite(
    _ dialect: Dialect = .sqlite, _ body: (TestSite, SigningKeys) async throws -> Void
  ) async throws {
    let secret = String(repeating: "0123456789", count: 5)
    try await TestSite.with(dialect, environment: ["DEBUG_DJANGO_SECRECT_KEY": secret]) { site in
      try await site.database.addUser("minsu")
      try await body(site, SigningKeys(secret))
    }
  }

  private func rows(_ site: TestSite) async throws -> [UserSession] {
    try await UserSession.order { $0.id.ascending }.fetch(from: site.database)
  }

  @Test("has a login's user, times, address and browser, and no key", arguments: TestDatabase.available)
  func noted(dialect: Dialect) async throws {
    try await withSite(dialect) { site, _ in
      let client = site.client()
      try await client.get("/accounts/login/")
      let agent = "Firefox/140 한글 " + String(repeating: "x", count: 1000)
      try await client.post(
        "/accounts/login/", form: ["username": "minsu", "password": TestSite.password],
        headers: ["User-Agent": agent, "X-Forwarded-For": "192.0.2.7"])
      let row = try #require(try await rows(site).first)
      #expect(try await row.user == site.database.user("minsu").id)
      #expect(abs(row.begun.timeIntervalSinceNow) < 60 && abs(row.seen.timeIntervalSinceNow) < 60)
      #expect(row.address == "192.0.2.7" && row.agent.hasPrefix("Firefox/140 ") && row.agent.utf8.count == 255)
      let key = try #require(await client.cookies["sessionid"])
      #expect(row.digest != key && row.digest.utf8.count == 64 && row.keyStart == key.prefix(4))
    }
  }

  @Test("a signup is noted, and a logout forgotten")
  func signupAndLogout() async throws {
    try await withSite { site, _ in
      let client = site.client()
      try await client.get("/accounts/signup/")
      let form = [
        "username": "jisoo", "email": "jisoo@example.com", "password1": TestSite.password,
        "password2": TestSite.password,
      ]
      try await client.post("/accounts/signup/", form: form, following: true)
      #expect(try await rows(site).count == 1)
      try await client.post("/accounts/logout/")
      #expect(try await rows(site).isEmpty)
    }
  }

  @Test("a second login of the same browser takes the first one's place")
  func again() async throws {
    try await withSite { site, _ in
      let client = try await site.client(of: "minsu")
      let first = try #require(try await rows(site).first)
      try await client.get("/accounts/profile/")
      try await client.post("/accounts/login/", form: ["username": "minsu", "password": TestSite.password])
      let rows = try await rows(site)
      #expect(rows.count == 1 && rows.first?.id != first.id)
      #expect(try await client.isLoggedIn)
    }
  }

  @Test(
    "a row that is gone ends its session, also if a copy of the session comes back", arguments: TestDatabase.available)
  func ended(dialect: Dialect) async throws {
    try await withSite(dialect) { site, _ in
      let client = try await site.client(of: "minsu")
      let copy = try #require(try await SessionRow.all.first(from: site.database))
      try await UserSession.all.deletion().execute(in: site.database)
      #expect(try await !client.isLoggedIn)
      try await SessionRow.insert(SessionRow.Draft(key: copy.key, data: copy.data, expiry: copy.expiry))
        .execute(in: site.database)
      await client.setCookie("sessionid", copy.key)
      #expect(try await !client.isLoggedIn)
    }
  }

  @Test("the last use is noted once an hour at most, with its address", arguments: TestDatabase.available)
  func seen(dialect: Dialect) async throws {
    try await withSite(dialect) { site, _ in
      let client = try await site.client(of: "minsu")
      for (minutes, isNoted) in [(50.0, false), (70, true)] {
        let seen = Date(timeIntervalSinceNow: -minutes * 60)
        try await site.database.execute("UPDATE accounts_session SET seen = \(seen)")
        try await client.get("/", headers: ["X-Forwarded-For": "192.0.2.8"])
        let row = try #require(try await rows(site).first)
        #expect((abs(row.seen.timeIntervalSinceNow) < 60) == isNoted)
        #expect((row.address == "192.0.2.8") == isNoted)
      }
    }
  }

  @Test(
    "a session that Django made is taken over, and begins with the user's last login", arguments: TestDatabase.available
  )
  func ofDjango(dialect: Dialect) async throws {
    try await withSite(dialect) { site, keys in
      let user = try await site.database.user("minsu")
      let session = Session()
      session.logIn(user, keys: keys)
      let store = DatabaseSessionStore(database: site.database, codec: SessionCodec(keys: keys))
      let stored = StoredSession(data: session.current.data, expiry: Date(timeIntervalSinceNow: 86_400))
      try await store.create(session.key, stored)
      let login = Date(timeIntervalSinceNow: -3 * 86_400)
      try await site.database.execute("UPDATE accounts_user SET last_login = \(login)")
      let client = site.client()
      await client.setCookie("sessionid", session.key)
      #expect(try await client.isLoggedIn)
      let row = try #require(try await rows(site).first)
      #expect(abs(row.begun.timeIntervalSince(login)) < 2)

      // Django keeps a session's data under a new key after a login or a change of password.
      let moved = SessionCodec.makeKey()
      try await site.database.execute("UPDATE django_session SET session_key = \(moved)")
      await client.setCookie("sessionid", moved)
      #expect(try await client.isLoggedIn)
      #expect(try await rows(site).count == 2)
    }
  }

  @Test("a login under a former secret key goes on, under the new one after an hour")
  func newSecret() async throws {
    try await TestDatabase.withAccounts(.sqlite) { database in
      let user = try await database.addUser("minsu")
      let (old, key) = (SessionRegistry(keys: SigningKeys("old")), SessionCodec.makeKey())
      let digest = SaltedHMAC.compute(salt: "manage.accounts.session", value: key, secret: old.keys.current).hexadecimal
      let draft = UserSession.Draft(
        digest: digest, keyStart: String(key.prefix(4)), user: user.id, begun: Date(), seen: Date(), address: "",
        agent: "")
      try await UserSession.insert(draft).execute(in: database)
      let both = SessionRegistry(keys: SigningKeys("new", fallbacks: ["old"]))
      #expect(try await both.find(key, in: database)?.user.id == user.id)
      #expect(try await SessionRegistry(keys: SigningKeys("new")).find(key, in: database) == nil)
    }
  }

  @Test("rows of expired sessions go with the next login")
  func expired() async throws {
    try await withSite { site, _ in
      _ = try await site.client(of: "minsu")
      let seen = Date(timeIntervalSinceNow: -15 * 86_400)
      try await site.database.execute("UPDATE accounts_session SET seen = \(seen)")
      _ = try await site.client(of: "minsu")
      #expect(try await rows(site).count == 1)
    }
  }

  @Test("the rows go with their user, whoever deletes that", arguments: TestDatabase.available)
  func deletedUser(dialect: Dialect) async throws {
    try await withSite(dialect) { site, _ in
      _ = try await site.client(of: "minsu")
      try await site.database.execute("DELETE FROM accounts_user")
      #expect(try await rows(site).isEmpty)
    }
  }
}
