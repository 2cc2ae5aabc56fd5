import HTTPTypes
import Hummingbird
import ManageTemplateEngine
import ManageTesting
import Testing

@testable import ManageKit

struct PageRendererTests {
  private func withSite(_ body: (RoutedSite) async throws -> Void) async throws {
    try await RoutedSite.with(
      templates: [
        "page.html":
          "{{ title }}|{{ user }}|{{ request.method }} {{ request.path }}|{% url 'post' 7 %}|{% static 'a b.css' %}"
      ],
      routes: { routing in
        routing.addContextProcessor { _ in ["user": "minsu", "title": "from the site"] }
        routing.get("page/") { _, _ in Page("page.html") }
        routing.get("own/") { _, _ in Page("page.html", ["title": "<own>"], status: .created) }
        routing.get("posts/<int:id>/", name: "post") { _, _ in
          Page("page.html", headers: [.vary: "Accept", .cacheControl: "no-store"])
        }
      }, body)
  }

  @Test("a page gets the request, the apps' values, URLs and static files")
  func values() async throws {
    try await withSite { site in
      let page = try await site.send(.get, "/page/?q=1")
      #expect(page.text == "from the site|minsu|GET /page/|/posts/7/|/static/a%20b.css")
      #expect(page.header("Content-Type") == "text/html; charset=utf-8" && page.header("Vary") == "Cookie")
    }
  }

  @Test("a page can tell its own address, and be of another type than HTML")
  func addressAndType() async throws {
    try await RoutedSite.with(
      templates: ["robots.txt": "{{ request.scheme }}://{{ request.get_host }}{{ request.path }}"],
      routes: { $0.get("robots.txt") { _, _ in Page("robots.txt", contentType: "text/plain; charset=utf-8") } }
    ) { site in
      let page = try await site.send(.get, "/robots.txt", headers: ["X-Forwarded-Proto": "https"])
      #expect(page.text == "https://localhost/robots.txt")
      #expect(page.header("Content-Type") == "text/plain; charset=utf-8")
    }
  }

  @Test("a page's own values, status and headers win")
  func ownValues() async throws {
    try await withSite { site in
      let own = try await site.send(.get, "/own/")
      #expect(own.status == 201 && own.text.hasPrefix("&lt;own&gt;|minsu|"))
      let post = try await site.send(.get, "/posts/7/")
      #expect(post.header("Vary") == "Accept" && post.header("Cache-Control") == "no-store")
    }
  }
}
