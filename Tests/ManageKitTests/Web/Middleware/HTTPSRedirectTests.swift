import HTTPTypes
import Hummingbird
import ManageTesting
import Testing

@testable import ManageKit

struct HTTPSRedirectTests {
  private func withSite(redirects: Bool = true, _ body: (RoutedSite) async throws -> Void) async throws {
    try await RoutedSite.with(
      .product, allowedHosts: [".example.com"], redirectsToSSL: redirects,
      routes: { $0.get("forum/") { _, _ in Response.text("forum") } }, body)
  }

  @Test("plain HTTP leads to the same address by https")
  func redirects() async throws {
    try await withSite { site in
      for method in [HTTPRequest.Method.get, .head, .post] {
        let page = try await site.send(method, "/forum/?q=%EA%B9%80&r", host: "www.example.com")
        #expect(page.status == 301 && page.location == "https://www.example.com/forum/?q=%EA%B9%80&r")
      }
      let unknown = try await site.send(.get, "/nowhere", host: "www.example.com")
      #expect(unknown.location == "https://www.example.com/nowhere")
    }
  }

  @Test("https is recognized from a trusted proxy and nobody else")
  func https() async throws {
    try await withSite { site in
      let headers = ["X-Forwarded-Proto": "https"]
      let page = try await site.send(.get, "/forum/", host: "www.example.com", headers: headers)
      #expect(page.status == 200 && page.text == "forum")
      let stranger = try await site.send(
        .get, "/forum/", host: "www.example.com", peer: "203.0.113.9", headers: headers)
      #expect(stranger.status == 301)
    }
  }

  @Test("/up and /ready answer by plain HTTP")
  func healthChecks() async throws {
    try await withSite { site in
      let page = try await site.send(.get, "/up", host: "10.0.0.7")
      #expect(page.status == 200)
      #expect(try await site.send(.get, "/ready", host: "10.0.0.7").status == 200)
    }
  }

  @Test("it leads to no other host: not to one that isn't allowed, nor to one in the request's target")
  func ownHost() async throws {
    try await withSite { site in
      #expect(try await site.send(.get, "/forum/", host: "evil.example").status == 400)
      let page = try await site.send(.get, "http://evil.example/forum/?q", host: "www.example.com")
      #expect(page.location == "https://www.example.com/forum/?q")
    }
  }

  @Test("it can be turned off")
  func off() async throws {
    try await withSite(redirects: false) { site in
      let page = try await site.send(.get, "/forum/", host: "example.com")
      #expect(page.status == 200)
    }
  }

  @Test("behind a proxy that overwrites the scheme a redirect would come back, so that 508 answers")
  func loop() async throws {
    try await withSite { site in
      var headers = ["X-Forwarded-Proto": "http", "X-Forwarded-For": "203.0.113.9", "X-Forwarded-Port": "443"]
      let page = try await site.send(.get, "/forum/", host: "www.example.com", headers: headers)
      #expect(page.status == 508 && page.location == nil)
      headers["X-Forwarded-Port"] = "80"
      headers["X-Amzn-Trace-Id"] = "Root=1-67891233-abcdef012345678912345678"
      for _ in 0..<3 {
        #expect(try await site.send(.get, "/forum/", host: "www.example.com", headers: headers).status == 301)
      }
    }
  }

  @Test("a load balancer's trace tells it once the redirect has come back")
  func traced() async throws {
    try await withSite { site async throws in
      let headers = [
        "X-Forwarded-Proto": "http", "X-Forwarded-For": "203.0.113.9",
        "X-Amzn-Trace-Id": "Root=1-67891233-abcdef012345678912345678",
      ]
      for (path, status) in [("/forum/", 301), ("/forum/", 508), ("/forum/?q", 301), ("/forum/", 508)] {
        #expect(try await site.send(.get, path, host: "www.example.com", headers: headers).status == status)
      }
      var other = headers
      other["X-Forwarded-For"] = "203.0.113.10"
      #expect(try await site.send(.get, "/forum/", host: "www.example.com", headers: other).status == 301)
    }
  }

  @Test("nobody but a trusted proxy, and nothing without its word on the scheme, is taken for such a loop")
  func noLoop() async throws {
    try await withSite { site in
      let headers = ["X-Forwarded-Proto": "http", "X-Forwarded-Port": "443"]
      let stranger = try await site.send(
        .get, "/forum/", host: "www.example.com", peer: "203.0.113.9", headers: headers)
      #expect(stranger.status == 301)
      let silent = try await site.send(
        .get, "/forum/", host: "www.example.com", headers: ["X-Forwarded-Port": "443"])
      #expect(silent.status == 301)
    }
  }
}
