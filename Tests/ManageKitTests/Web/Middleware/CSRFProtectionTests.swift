import HTTPTypes
import Hummingbird
import ManageGroundwork
import ManageTesting
import Testing

@testable import ManageKit

struct CSRFProtectionTests {
  private static let secret = String(repeating: "k", count: 32)
  private static let https = ["X-Forwarded-Proto": "https"]
  private static let templates = [
    "form.html": "{% csrf_token %}", "twice.html": "{{ csrf_token }} {{ csrf_token }}", "plain.html": "plain",
    "403_csrf.html": "the form has no token of this site", "debug/error.html": "{{ message }}",
  ]

  private func withSite(
    _ profile: Profile = .product, allowedHosts: [String] = ["localhost"], _ body: (RoutedSite) async throws -> Void
  ) async throws {
    try await RoutedSite.with(
      profile, allowedHosts: allowedHosts, templates: Self.templates,
      routes: { routing in
        routing.get("form/") { _, _ in Page("form.html") }
        routing.get("twice/") { _, _ in Page("twice.html") }
        routing.get("plain/") { _, _ in Page("plain.html") }
        routing.get("rotate/") { _, context in
          context.rotateCSRFToken()
          return Response.text("")
        }
        routing.post("form/") { _, context in
          Response.text("took \((context.form["title"] ?? "nothing").unboundedString)")
        }
        routing.post("hook/", csrfExempt: true) { _, context in
          Response.text("took \((context.form["title"] ?? "nothing").unboundedString)")
        }
      }, body)
  }

  private func headers(_ more: [String: String] = [:], cookie: String? = secret) -> [String: String] {
    var headers = more
    headers["Cookie"] = cookie.map { "csrftoken=\($0)" }
    return headers
  }

  @Test("a route that is exempt takes forms without a token, from other sites too")
  func exempt() async throws {
    try await withSite { site async throws in
      let foreign = headers(["Origin": "https://evil.example"], cookie: nil)
      #expect(try await site.post("/hook/", form: "title=a", headers: foreign).text == "took a")
      #expect(try await site.post("/form/", form: "title=a", headers: foreign).status == 403)
    }
  }

  @Test("a form that repeats the cookie's secret is taken: masked, plain, or in the header X-CSRFToken")
  func accepts() async throws {
    try await withSite { site in
      let page = try await site.send(.get, "/form/")
      let cookie = try #require(page.cookies.first { $0.name == "csrftoken" })
      let token = try #require(page.csrfToken)
      #expect(token.utf8.count == 64 && cookie.value.utf8.count == 32 && !token.contains(cookie.value))
      let cookies = headers(cookie: cookie.value)
      for form in ["csrfmiddlewaretoken=\(token)&title=a", "title=a&csrfmiddlewaretoken=\(cookie.value)"] {
        #expect(try await site.post("/form/", form: form, headers: cookies).text == "took a")
      }
      for form in ["title=a", "title=a&csrfmiddlewaretoken="] {
        let withHeader = headers(["X-CSRFToken": token], cookie: cookie.value)
        #expect(try await site.post("/form/", form: form, headers: withHeader).text == "took a")
      }
    }
  }

  @Test(
    "a form without the right token is refused",
    arguments: [
      (nil, "csrfmiddlewaretoken=\(secret)", "the cookie 'csrftoken' is missing"),
      ("short", "csrfmiddlewaretoken=short", "the cookie 'csrftoken' is missing"),
      (secret, "title=a", "the field 'csrfmiddlewaretoken' is missing"),
      (secret, "csrfmiddlewaretoken=", "the field 'csrfmiddlewaretoken' is missing"),
      (secret, "csrfmiddlewaretoken=\(secret.dropLast())x", "does not belong to the cookie"),
      (secret, "csrfmiddlewaretoken=\(secret)\(secret)", "does not belong to the cookie"),
      (secret, "csrfmiddlewaretoken=%00%01", "does not belong to the cookie"),
    ] as [(String?, String, String)])
  func refuses(cookie: String?, form: String, reason: String) async throws {
    for profile in [Profile.development, .product] {
      try await withSite(profile) { site in
        let page = try await site.post("/form/", form: form, headers: headers(cookie: cookie))
        #expect(page.status == 403)
        // Development tells why; product shows a page that helps its visitor.
        #expect(page.text.contains(profile == .product ? "the form has no token of this site" : reason.escapedQuotes))
        if profile == .product { #expect(!page.text.contains("csrfmiddlewaretoken")) }
      }
    }
  }

  @Test(
    "a form from another site is refused, even with the right token",
    arguments: [
      ["Origin": "https://evil.example"], ["Origin": "null"], ["Origin": "https://localhost"],
      ["Origin": "http://localhost:8000"], ["Origin": "http://localhost.evil.example"],
    ])
  func foreignOrigin(more: [String: String]) async throws {
    try await withSite(.development) { site in
      let page = try await site.post("/form/", headers: headers(more.merging(["X-CSRFToken": Self.secret]) { $1 }))
      #expect(page.status == 403 && page.text == "the form was sent by another site")
    }
  }

  @Test(
    "over https a form must name a page of this site as the one it came from",
    arguments: [
      ([:], "a form sent over https must name the page it came from (Referer)"),
      (["Referer": "https://evil.example/form/"], "the form was sent by another site"),
      (["Referer": "https://localhost.evil.example/"], "the form was sent by another site"),
      (["Referer": "https://localhost@evil.example/"], "the form was sent by another site"),
      (["Referer": "http://localhost/form/"], "the form was sent by another site"),
      (["Referer": "https://localhost:8000/form/"], "the form was sent by another site"),
      (["Origin": "http://localhost"], "the form was sent by another site"),
    ] as [([String: String], String)])
  func foreignReferer(more: [String: String], reason: String) async throws {
    try await withSite(.development) { site in
      let sent = headers(["X-CSRFToken": Self.secret].merging(Self.https) { $1 }.merging(more) { $1 })
      let page = try await site.post("/form/", headers: sent)
      #expect(page.status == 403 && page.text == reason)
    }
  }

  @Test(
    "a form from a page of this site is taken",
    arguments: [
      ("localhost", false, ["Origin": "http://localhost"]),
      ("localhost:8000", false, ["Origin": "http://localhost:8000"]),
      ("localhost", false, ["Referer": "http://evil.example/"]), ("localhost", true, ["Origin": "https://localhost"]),
      ("localhost", true, ["Referer": "https://localhost/form/?next=/"]),
      ("localhost:8443", true, ["Referer": "https://localhost:8443/form/"]),
      ("[::1]:8443", true, ["Referer": "https://[::1]:8443/form/"]),
    ] as [(String, Bool, [String: String])])
  func ownOrigin(host: String, isSecure: Bool, more: [String: String]) async throws {
    try await withSite(allowedHosts: ["localhost", "[::1]"]) { site in
      var sent = headers(more.merging(["X-CSRFToken": Self.secret]) { $1 })
      if isSecure { sent.merge(Self.https) { $1 } }
      let page = try await site.send(.post, "/form/", host: host, headers: sent)
      #expect(page.status == 200)
    }
  }

  @Test("methods that change nothing need no token")
  func safeMethods() async throws {
    try await withSite { site in
      for method in [HTTPRequest.Method.get, .head, .options] {
        let page = try await site.send(method, "/form/", headers: ["Origin": "https://evil.example"])
        #expect(page.status < 300)
      }
    }
  }

  @Test("the cookie is set once a page has used the token, and not again")
  func cookie() async throws {
    try await withSite { site in
      #expect(try await site.send(.get, "/plain/").cookies.isEmpty)
      #expect(try await site.send(.get, "/form/", headers: headers()).cookies.isEmpty)
      #expect(try await site.send(.get, "/nowhere/").cookies.isEmpty)
      let cookie = try #require(try await site.send(.get, "/form/").cookies.first)
      #expect(cookie.name == "csrftoken")
      // What isn't a token is replaced.
      let replaced = try await site.send(.get, "/form/", headers: headers(cookie: "nonsense")).cookies
      #expect(replaced.count == 1)
    }
  }

  @Test("all forms of a page have the same token, and each page another")
  func token() async throws {
    try await withSite { site in
      let tokens = try await site.send(.get, "/twice/", headers: headers()).text.split(separator: " ")
      #expect(tokens.count == 2 && tokens.first == tokens.last)
      let next = try await site.send(.get, "/twice/", headers: headers()).text.split(separator: " ")
      #expect(next.first != tokens.first)
    }
  }

  @Test("the cookie lasts a year, and goes over https alone in product")
  func cookieAttributes() async throws {
    for profile in [Profile.development, .product] {
      try await withSite(profile) { site in
        let cookie = try #require(try await site.send(.get, "/form/").cookies.first)
        #expect(cookie.attributes["max-age"] == "31449600" && cookie.attributes["path"] == "/")
        #expect(cookie.attributes["samesite"] == "Lax" && cookie.attributes["httponly"] == nil)
        #expect((cookie.attributes["secure"] != nil) == (profile == .product))
      }
    }
  }

  @Test("a rotated secret replaces the cookie's")
  func rotated() async throws {
    try await withSite { site in
      let cookie = try #require(try await site.send(.get, "/rotate/", headers: headers()).cookies.first)
      #expect(cookie.name == "csrftoken" && cookie.value != Self.secret && cookie.value.utf8.count == 32)
    }
  }
}

extension String {
  /// As autoescaping writes it.
  fileprivate var escapedQuotes: String { replacing("'", with: "&#x27;") }
}
