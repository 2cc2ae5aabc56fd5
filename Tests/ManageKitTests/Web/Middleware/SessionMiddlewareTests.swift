import Foundation
import HTTPTypes
import Hummingbird
import ManageGroundwork
import ManageTesting
import Testing

@testable import ManageKit

struct SessionMiddlewareTests {
  private struct Failure: Error {}

  private func withSite(
    _ dialect: Dialect = .sqlite, profile: Profile = .development, _ body: (RoutedSite) async throws -> Void
  ) async throws {
    try await RoutedSite.with(
      profile, dialect: dialect,
      routes: { routing in
        routing.get("read/") { _, context in Response.text(context.session["note"]?.string ?? "nothing") }
        routing.get("write/<str:note>/") { _, context in
          context.session["note"] = .string(try context.parameter("note"))
          return Response.text("")
        }
        routing.get("clear/") { _, context in
          context.session["note"] = nil
          return Response.text("")
        }
        routing.get("cycle/") { _, context in
          context.session.cycleKey()
          return Response.text("")
        }
        routing.get("flush/") { _, context in
          context.session.flush()
          return Response.text("")
        }
        routing.get("renew/") { _, context in
          context.session.flush()
          context.session["note"] = "new"
          return Response.text("")
        }
        routing.get("end/") { _, context in
          context.session["note"] = "short"
          context.session.end = Date(timeIntervalSinceNow: 60)
          return Response.text("")
        }
        routing.get("fail/") { _, context in
          context.session["note"] = "lost"
          throw Failure()
        }
      }, body)
  }

  private func get(_ path: String, _ key: String?, on site: RoutedSite) async throws -> TestPage {
    try await site.send(.get, path, headers: key.map { ["Cookie": "sessionid=\($0)"] } ?? [:])
  }

  /// The key of a new session that holds a note.
  private func start(_ note: String = "kimchi", on site: RoutedSite) async throws -> String {
    try #require(try await get("/write/\(note)/", nil, on: site).cookies.first).value
  }

  private func keys(_ site: RoutedSite) async throws -> Set<String> {
    try await Set(site.database.query("SELECT session_key FROM django_session").map { try $0["session_key"] })
  }

  @Test("a visitor who leaves nothing has no session", arguments: TestDatabase.available)
  func unmodified(dialect: Dialect) async throws {
    try await withSite(dialect) { site in
      let page = try await get("/read/", nil, on: site)
      #expect(page.text == "nothing" && page.cookies.isEmpty)
      #expect(try await keys(site).isEmpty)
    }
  }

  @Test("a visitor's data is there at the next request, and for nobody else", arguments: TestDatabase.available)
  func remembers(dialect: Dialect) async throws {
    try await withSite(dialect) { site in
      let key = try await start(on: site)
      #expect(try await keys(site) == [key])
      let page = try await get("/read/", key, on: site)
      #expect(page.text == "kimchi" && page.cookies.isEmpty)
      let changed = try await get("/write/rice/", key, on: site)
      #expect(changed.cookies.map(\.value) == [key])
      #expect(try await get("/read/", key, on: site).text == "rice")
      #expect(try await get("/read/", nil, on: site).text == "nothing")
    }
  }

  @Test("the cookie is hidden from scripts, lasts two weeks, and goes over https alone in product")
  func cookieAttributes() async throws {
    for profile in [Profile.development, .product] {
      try await withSite(profile: profile) { site in
        let cookie = try #require(try await get("/write/a/", nil, on: site).cookies.first)
        #expect(cookie.name == "sessionid" && cookie.value.wholeMatch(of: /[a-z0-9]{32}/) != nil)
        #expect(cookie.attributes["httponly"] != nil && cookie.attributes["samesite"] == "Lax")
        #expect(cookie.attributes["max-age"] == "1209600" && cookie.attributes["path"] == "/")
        #expect((cookie.attributes["secure"] != nil) == (profile == .product))
      }
    }
  }

  @Test("a key that the site didn't make is never taken over", arguments: TestDatabase.available)
  func forged(dialect: Dialect) async throws {
    try await withSite(dialect) { site in
      let forged = String(repeating: "a", count: 32)
      let cookie = try #require(try await get("/write/a/", forged, on: site).cookies.first)
      #expect(cookie.value != forged)
      #expect(try await keys(site) == [cookie.value])
    }
  }

  @Test(
    "only a well-formed key is accepted", arguments: ["", "a", "'; DROP TABLE django_session; --", "%00", "김치김치김치"])
  func malformed(cookie: String) async throws {
    try await withSite { site in
      let long = cookie + String(repeating: "a", count: 5000)
      for cookie in [cookie, long] {
        let page = try await get("/read/", cookie, on: site)
        #expect(page.text == "nothing")
      }
    }
  }

  @Test("a session that has expired is gone", arguments: TestDatabase.available)
  func expired(dialect: Dialect) async throws {
    try await withSite(dialect) { site in
      let key = try await start(on: site)
      let past = Date(timeIntervalSinceNow: -1)
      try await site.database.execute("UPDATE django_session SET expire_date = \(past)")
      #expect(try await get("/read/", key, on: site).text == "nothing")
      let renewed = try #require(try await get("/write/b/", key, on: site).cookies.first)
      #expect(renewed.value != key)
    }
  }

  private func expiry(on site: RoutedSite) async throws -> TimeInterval {
    let row = try #require(try await site.database.query("SELECT expire_date FROM django_session").first)
    let expiry: Date = try row["expire_date"]
    return expiry.timeIntervalSinceNow
  }

  @Test("use prolongs a session, and is written once an hour at most", arguments: TestDatabase.available)
  func touched(dialect: Dialect) async throws {
    try await withSite(dialect) { site in
      let key = try await start(on: site)
      for (seconds, isTouched) in [(1_209_600.0 - 3500, false), (1_209_600 - 3700, true), (60, true), (2e6, true)] {
        let expiry = Date(timeIntervalSinceNow: seconds)
        try await site.database.execute("UPDATE django_session SET expire_date = \(expiry)")
        let page = try await get("/read/", key, on: site)
        #expect(page.text == "kimchi" && page.cookies.map(\.value) == (isTouched ? [key] : []), "\(seconds)")
        #expect((abs(try await self.expiry(on: site) - 1_209_600) < 60) == isTouched, "\(seconds)")
      }
    }
  }

  @Test("a session that has an end lasts no longer, and its cookie neither")
  func end() async throws {
    try await withSite { site in
      let cookie = try #require(try await get("/end/", nil, on: site).cookies.first)
      #expect(cookie.attributes["max-age"].flatMap { Int($0) }.map { (58...60).contains($0) } == true)
      #expect(try await expiry(on: site) <= 60)
    }
  }

  @Test("a new key keeps the data, and the old one is worth nothing", arguments: TestDatabase.available)
  func cycled(dialect: Dialect) async throws {
    try await withSite(dialect) { site in
      let old = try await start(on: site)
      let new = try #require(try await get("/cycle/", old, on: site).cookies.first).value
      #expect(new != old)
      #expect(try await keys(site) == [new])
      #expect(try await get("/read/", new, on: site).text == "kimchi")
      #expect(try await get("/read/", old, on: site).text == "nothing")
    }
  }

  @Test("a session that is flushed, or has nothing left, loses its row and its cookie", arguments: ["flush", "clear"])
  func flushed(how: String) async throws {
    for dialect in TestDatabase.available {
      try await withSite(dialect) { site in
        let key = try await start(on: site)
        let cookie = try #require(try await get("/\(how)/", key, on: site).cookies.first)
        #expect(cookie.name == "sessionid" && cookie.value.isEmpty && cookie.isExpired)
        #expect(try await keys(site).isEmpty)
        #expect(try await get("/read/", key, on: site).text == "nothing")
        // There is nothing to take from somebody without a cookie.
        #expect(try await get("/\(how)/", nil, on: site).cookies.isEmpty)
      }
    }
  }

  @Test("data stored after a flush is in a new session", arguments: TestDatabase.available)
  func renewed(dialect: Dialect) async throws {
    try await withSite(dialect) { site in
      let old = try await start(on: site)
      let new = try #require(try await get("/renew/", old, on: site).cookies.first).value
      #expect(new != old)
      #expect(try await keys(site) == [new])
      #expect(try await get("/read/", new, on: site).text == "new")
    }
  }

  @Test("a session that was ended elsewhere during a request stays ended", arguments: TestDatabase.available)
  func endedElsewhere(dialect: Dialect) async throws {
    try await withSite(dialect) { site in
      let key = try await start(on: site)
      let store = DatabaseSessionStore(database: site.database, codec: SessionCodec(keys: SigningKeys("a test's key")))
      let middleware = SessionMiddleware(store: store, idleSeconds: 60, isCookieSecure: false)
      let request = ManageKit.Request(site.request(.get, "/", headers: ["Cookie": "sessionid=\(key)"]))
      let response = try await middleware.handle(request, context: try site.context()) { _, context in
        #expect(context.session["note"]?.string == "kimchi")
        try await store.delete(key)
        context.session["note"] = "back again"
        return Response(status: .ok)
      }
      #expect(SetCookie(response.headers[.setCookie] ?? "")?.isExpired == true)
      #expect(try await keys(site).isEmpty)
    }
  }

  @Test("a request that fails saves nothing")
  func failed() async throws {
    try await withSite { site in
      let key = try await start(on: site)
      #expect(try await get("/fail/", key, on: site).status == 500)
      #expect(try await get("/read/", key, on: site).text == "kimchi")
    }
  }
}
