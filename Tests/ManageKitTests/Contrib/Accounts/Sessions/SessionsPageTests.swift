import Foundation
import ManageTesting
import Testing

@testable import ManageKit

struct SessionsPageTests {
  private static let path = "/accounts/sessions/"

  /// A site with the user `minsu`, who is logged in twice.
  private func withLogins(
    _ dialect: Dialect = .sqlite, _ body: (TestSite, _ here: TestClient, _ there: TestClient) async throws -> Void
  ) async throws {
    try await TestSite.with(dialect) { site in
      try await site.database.addUser("minsu")
      let (here, there) = (site.client(), site.client())
      try await logIn(here, agent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0")
      try await logIn(there, agent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Safari/604.1")
      try await body(site, here, there)
    }
  }

  private func logIn(_ client: TestClient, as username: String = "minsu", agent: String = "") async throws {
    try await client.get("/accounts/login/")
    try await client.post(
      "/accounts/login/", form: ["username": username, "password": TestSite.password],
      headers: ["User-Agent": agent])
  }

  private func id(of device: String, on site: TestSite) async throws -> String {
    let sessions = try await UserSession.all.fetch(from: site.database)
    return try #require(sessions.first { $0.agent.contains(device) }.map { "\($0.id)" })
  }

  @Test("names each browser, with the present one first", arguments: TestDatabase.available)
  func list(dialect: Dialect) async throws {
    try await withLogins(dialect) { _, here, _ in
      let page = try await here.get(Self.path)
      #expect(page.status == 200 && page.header("Cache-Control") == "no-store, private")
      let parts = page.text.components(separatedBy: "<section")
      #expect(parts.count == 3)
      #expect(parts[1].contains("Firefox, Linux") && parts[1].contains("This device"))
      #expect(!parts[1].contains("<button") && parts[1].contains("127.0.0.1"))
      #expect(parts[2].contains("Safari, iPhone") && !parts[2].contains("This device"))
      #expect(parts[2].contains(#"aria-label="Log out: Safari, iPhone, "#))
    }
  }

  @Test("is in Korean for readers of Korean")
  func korean() async throws {
    try await withLogins { _, here, _ in
      let page = try await here.get(Self.path, headers: ["Accept-Language": "ko"]).text
      #expect(page.contains("로그인한 기기") && page.contains("현재 기기") && page.contains("다른 기기 모두 로그아웃"))
    }
  }

  @Test("ends one session elsewhere, for Django too", arguments: TestDatabase.available)
  func endOne(dialect: Dialect) async throws {
    try await withLogins(dialect) { site, here, there in
      let third = site.client()
      try await logIn(third, agent: "curl/8")
      try await here.get(Self.path)
      let answer = try await here.post(Self.path, form: ["session": id(of: "iPhone", on: site)])
      #expect(answer.status == 302 && answer.location == Self.path)
      let key = try #require(await there.cookies["sessionid"])
      #expect(try await SessionRow.filter { $0.key == key }.first(from: site.database) == nil)
      #expect(try await here.get(Self.path).text.contains("The device has been logged out."))
      let (isHere, isThere, isThird) = (
        try await here.isLoggedIn, try await there.isLoggedIn, try await third.isLoggedIn
      )
      #expect(isHere && !isThere && isThird)
    }
  }

  @Test("ends all others", arguments: TestDatabase.available)
  func endOthers(dialect: Dialect) async throws {
    try await withLogins(dialect) { site, here, there in
      let another = site.client()
      try await site.database.addUser("jisoo")
      try await logIn(another, as: "jisoo")
      try await here.get(Self.path)
      let page = try await here.post(Self.path, form: ["session": "others"], following: true)
      #expect(page.text.contains("All other devices have been logged out."))
      #expect(page.text.contains("You aren’t logged in on any other device."))
      let states = (try await here.isLoggedIn, try await there.isLoggedIn, try await another.isLoggedIn)
      #expect(states.0 && !states.1 && states.2)
    }
  }

  @Test("ends nobody else's session, nor the present one")
  func endNone() async throws {
    try await withLogins { site, here, _ in
      let another = site.client()
      try await site.database.addUser("jisoo")
      try await logIn(another, as: "jisoo", agent: "curl/8")
      try await here.get(Self.path)
      for device in ["curl/8", "Linux"] {
        #expect(try await here.post(Self.path, form: ["session": id(of: device, on: site)]).status == 302)
      }
      #expect(try await UserSession.all.count(in: site.database) == 3)
      let states = (try await here.isLoggedIn, try await another.isLoggedIn)
      #expect(states.0 && states.1)
    }
  }

  @Test("refuses what isn't a session", arguments: ["", "x", "1 OR 1=1", "999999999999999999999999"])
  func malformed(session: String) async throws {
    try await withLogins { _, here, _ in
      try await here.get(Self.path)
      #expect(try await here.post(Self.path, form: ["session": session]).status == 400)
    }
  }

  @Test("is for users alone, and needs the CSRF token")
  func refused() async throws {
    try await withLogins { site, here, there async throws in
      #expect(try await site.client().get(Self.path).location == "/accounts/login/?next=/accounts/sessions/")
      #expect(try await here.post(Self.path, form: ["session": "others"], csrf: false).status == 403)
      #expect(try await there.isLoggedIn)
    }
  }
}
