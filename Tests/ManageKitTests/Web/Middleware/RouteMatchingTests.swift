import HTTPTypes
import Hummingbird
import ManageTesting
import Testing

@testable import ManageKit

struct RouteMatchingTests {
  private func withSite(_ body: (RoutedSite) async throws -> Void) async throws {
    try await RoutedSite.with(
      routes: { routing in
        routing.get("posts/<str:title>/") { _, context in Response.text(try context.parameter("title")) }
        routing.get("pages/<path:page>/") { _, _ in Response.text("page") }
        routing.post("posts/<int:id>/likes/") { _, _ in Response.text("liked") }
        routing.get("<path:page>/") { _, _ in Response.text("any") }
      }, body)
  }

  @Test("a parameter is decoded")
  func parameter() async throws {
    try await withSite { site in
      let page = try await site.send(.get, "/posts/%EA%B9%80%EC%B9%98%20%2B/?q=1")
      #expect(page.text == "김치 +")
    }
  }

  @Test("a path without its final slash leads to the one with it, with its query")
  func slash() async throws {
    try await withSite { site in
      for method in [HTTPRequest.Method.get, .head] {
        let page = try await site.send(method, "/posts/%EA%B9%80?q=a%20b&r")
        #expect(page.status == 301 && page.location == "/posts/%EA%B9%80/?q=a%20b&r")
      }
      #expect(try await site.post("/posts/a").status == 404)
    }
  }

  @Test("the final slash is added on this site, whatever the path looks like")
  func slashStays() async throws {
    try await withSite { site in
      let page = try await site.send(.get, "//evil.example")
      #expect(page.status == 301 && page.location == "/%2Fevil.example/")
    }
  }

  @Test("a wrong method is answered 405 with Allow, and OPTIONS with Allow alone")
  func allow() async throws {
    try await withSite { site in
      let refused = try await site.send(.delete, "/posts/7/likes/")
      #expect(refused.status == 405 && refused.header("Allow") == "GET, HEAD, POST, OPTIONS")
      let options = try await site.send(.options, "/posts/7/likes/")
      #expect(options.status == 204 && options.header("Allow") == "GET, HEAD, POST, OPTIONS" && options.bytes.isEmpty)
    }
  }

  @Test("HEAD gets the headers of GET and no body")
  func head() async throws {
    try await withSite { site in
      let page = try await site.send(.head, "/posts/abc/")
      #expect(page.status == 200 && page.bytes.isEmpty && page.header("Content-Length") == "3")
    }
  }

  @Test("a path that is not UTF-8 is refused", arguments: ["/posts/%ff/", "/posts/%C3%28/", "/posts/%zz/"])
  func invalidPath(path: String) async throws {
    try await withSite { site in
      let page = try await site.send(.get, path)
      #expect(page.status == 400)
    }
  }

  @Test("a query that is not UTF-8, or has too many parameters, is refused")
  func invalidQuery() async throws {
    try await withSite { site async throws in
      #expect(try await site.send(.get, "/posts/a/?q=%ff").status == 400)
      #expect(try await site.send(.get, "/posts/a/?" + String(repeating: "a&", count: 1001)).status == 400)
      #expect(try await site.send(.get, "/posts/a/?q=%ED%95%9C").status == 200)
    }
  }
}
