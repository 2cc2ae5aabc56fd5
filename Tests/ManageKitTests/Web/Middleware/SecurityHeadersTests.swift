import HTTPTypes
import Hummingbird
import ManageCurlClient
import ManageTesting
import Testing

@testable import ManageKit

struct SecurityHeadersTests {
  private struct Failure: Error {}

  private func withSite(_ profile: Profile = .development, _ body: (RoutedSite) async throws -> Void) async throws {
    try await RoutedSite.with(
      profile, templates: ["page.html": "{{ csp_nonce }}", "broken.html": "{% if %}"],
      routes: { routing in
        routing.get("page/") { _, _ in Page("page.html") }
        routing.get("broken/") { _, _ in Page("broken.html") }
        routing.get("failure/") { _, _ in throw Failure() }
        routing.get("frame/") { _, _ in
          var page = Page("page.html")
          page.headers[named: "X-Frame-Options"] = "SAMEORIGIN"
          return page
        }
      }, body)
  }

  @Test("every response has them, errors and redirects too", arguments: [Profile.development, .product])
  func always(profile: Profile) async throws {
    try await withSite(profile) { site in
      let pages = [
        try await site.send(.get, "/page/"), try await site.send(.get, "/page"), try await site.send(.post, "/page/"),
        try await site.send(.get, "/nowhere/"), try await site.send(.get, "/failure/"),
        try await site.send(.get, "/broken/"), try await site.send(.get, "/page/", host: "evil.example"),
        try await site.send(.get, "/up"), try await site.send(.head, "/page/"),
      ]
      #expect(pages.map(\.status) == [200, 301, 405, 404, 500, 500, 400, 200, 200])
      for page in pages {
        #expect(page.header("X-Content-Type-Options") == "nosniff")
        #expect(page.header("X-Frame-Options") == "DENY")
        #expect(page.header("Referrer-Policy") == "same-origin")
        #expect(page.header("Cross-Origin-Opener-Policy") == "same-origin")
        #expect(page.header("Cross-Origin-Resource-Policy") == "same-origin")
        let policy = page.header("Content-Security-Policy") ?? ""
        #expect(policy.hasPrefix("default-src 'none'; ") && policy.contains("base-uri 'none'"))
        #expect(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"))
      }
    }
  }

  @Test("a page without an inline script has no nonce")
  func noNonce() async throws {
    try await withSite { site in
      let policy = try await site.send(.get, "/up").header("Content-Security-Policy")
      #expect(policy?.contains("script-src 'self';") == true)
    }
  }

  @Test("a page may load from a source of its own, and no other page may")
  func ownSource() async throws {
    let routes: (inout Routing) -> Void = { routing in
      routing.get("comments/") { _, context in
        try context.contentSecurityPolicy.allow("https://giscus.app", for: .scripts, .frames)
        return Response.text("")
      }
      routing.get("plain/") { _, _ in Response.text("") }
      routing.get("wrong/") { _, context in
        try context.contentSecurityPolicy.allow("https://a.example; script-src *", for: .scripts)
        return Response.text("")
      }
    }
    try await RoutedSite.with(routes: routes) { site in
      let policy = try await site.send(.get, "/comments/").header("Content-Security-Policy") ?? ""
      #expect(
        policy.contains("script-src 'self' https://giscus.app;") && policy.contains("frame-src https://giscus.app"))
      #expect(try await site.send(.get, "/plain/").header("Content-Security-Policy")?.contains("giscus") == false)
      #expect(try await site.send(.get, "/wrong/").status == 500)
    }
  }

  @Test("the nonce of the policy is the page's, and another for each request")
  func nonce() async throws {
    try await withSite { site in
      let pages = [try await site.send(.get, "/page/"), try await site.send(.get, "/page/")]
      for page in pages {
        #expect(page.text.utf8.count == 22)
        #expect(page.header("Content-Security-Policy")?.contains("script-src 'self' 'nonce-\(page.text)'") == true)
      }
      #expect(pages[0].text != pages[1].text)
    }
  }

  @Test("styles, scripts, images and fonts may come from the static files' server")
  func staticOrigin() async throws {
    let routing: (inout Routing) -> Void = { $0.get("page/") { _, _ in Response.text("") } }
    try await RoutedSite.with(staticOrigin: "https://cdn.example.com", routes: routing) { site in
      let policy = try await site.send(.get, "/page/").header("Content-Security-Policy") ?? ""
      let directives = policy.split(separator: "; ").filter { $0.contains(" https://cdn.example.com") }
      #expect(
        directives.compactMap { $0.split(separator: " ").first } == [
          "script-src", "style-src", "img-src", "font-src", "media-src", "manifest-src",
        ])
    }
  }

  @Test("images, sounds and films may come from the media's servers too, and nothing else")
  func mediaOrigins() async throws {
    let origins = ["https://cdn.example.com", "https://forum.example.com"]
    let routing: (inout Routing) -> Void = { $0.get("page/") { _, _ in Response.text("") } }
    try await RoutedSite.with(staticOrigin: "https://cdn.example.com", mediaOrigins: origins, routes: routing) { site in
      let policy = try await site.send(.get, "/page/").header("Content-Security-Policy") ?? ""
      let directives = policy.split(separator: "; ").filter { $0.contains("https://forum.example.com") }
      #expect(
        directives == [
          "img-src 'self' data: https://cdn.example.com https://forum.example.com",
          "media-src 'self' https://cdn.example.com https://forum.example.com",
        ])
    }
  }

  @Test("a page may have its own")
  func overridden() async throws {
    try await withSite { site in
      let page = try await site.send(.get, "/frame/")
      #expect(page.headers[all: "X-Frame-Options"] == ["SAMEORIGIN"])
    }
  }

  @Test("browsers are told to insist on https only over https and in product")
  func strictTransportSecurity() async throws {
    let https = ["X-Forwarded-Proto": "https"]
    try await withSite(.product) { site in
      for path in ["/page/", "/nowhere/"] {
        let page = try await site.send(.get, path, headers: https)
        #expect(page.header("Strict-Transport-Security") == "max-age=31536000; includeSubDomains")
      }
      #expect(try await site.send(.get, "/page/").header("Strict-Transport-Security") == nil)
    }
    try await withSite { site in
      let page = try await site.send(.get, "/page/", headers: https)
      #expect(page.header("Strict-Transport-Security") == nil)
    }
  }
}
