import HTTPTypes
import Hummingbird
import ManageTesting
import Testing

@testable import ManageKit

struct RedirectTests {
  private func withSite(_ body: (RoutedSite) async throws -> Void) async throws {
    try await RoutedSite.with(
      routes: { routing in
        routing.get("found/") { _, _ in Redirect(to: "/a/") }
        routing.get("moved/") { _, _ in Redirect(permanentlyTo: "/a/") }
        routing.get("kept/") { _, _ in Redirect(keepingMethodTo: "/a/") }
        routing.get("books/<int:id>/", name: "book") { _, _ in TextReply("") }
        routing.get("named/") { _, _ in Redirect(toRoute: "book", ["id": 3]) }
        routing.get("mistyped/") { _, _ in Redirect(toRoute: "bok", ["id": 3]) }
      }, body)
  }

  @Test("a redirect has the status of its kind", arguments: [("found", 302), ("moved", 301), ("kept", 308)])
  func status(path: String, status: Int) async throws {
    try await withSite { site in
      let page = try await site.send(.get, "/\(path)/")
      #expect(page.status == status && page.location == "/a/" && page.bytes.isEmpty)
    }
  }

  @Test("a redirect to a route has the route's path")
  func route() async throws {
    try await withSite { site in
      let page = try await site.send(.get, "/named/")
      #expect(page.status == 302 && page.location == "/books/3/")
    }
  }

  @Test("a redirect to a route that doesn't exist is a failure that names the nearest one")
  func unknown() async throws {
    try await withSite { site async throws in
      #expect(try await site.send(.get, "/mistyped/").status == 500)
      #expect(site.log.lines.contains { $0.contains("no route is named 'bok'") })
    }
  }
}
