import HTTPTypes
import Hummingbird
import ManageTesting
import Testing

@testable import ManageKit

struct ErrorPagesTests {
  private struct Failure: ExplainedError {
    let description = "the <table> is gone: hunter2"
    let hint: String? = "run 'manage migrate'"
  }

  private static let debug = """
    {{ title }}|{{ exception_type }}|{{ message }}|{{ hint|default:"" }}|{{ request_method }} {{ request_path }}
    {% for header in request_headers %}{{ header.name }}: {{ header.value }}
    {% endfor %}{% if template %}{{ template.name }}:{{ template.line }}{% endif %}
    {% for route in routes %}{{ route.method }} {{ route.path }} {{ route.name }};{% endfor %}
    """
  private static let templates = [
    "404.html": "not here", "500.html": "our fault", "429.html": "too many", "debug/error.html": debug,
    "broken.html": "first\n{% nonsense %}",
  ]

  private func withSite(
    _ profile: Profile, templates: [String: String] = templates, _ body: (RoutedSite) async throws -> Void
  ) async throws {
    try await RoutedSite.with(
      profile, templates: templates,
      routes: { routing in
        routing.get("failure/", name: "failure") { _, _ in throw Failure() }
        routing.get("busy/") { _, _ in
          throw HTTPError(.tooManyRequests, headers: [.retryAfter: "60"], message: "the queue of minsu is full")
        }
        routing.get("broken/") { _, _ in Page("broken.html") }
        routing.get("gone/") { _, _ in Page("gone.html") }
      }, body)
  }

  @Test("product shows its own page, and nothing of the error; the log has it")
  func plain() async throws {
    try await withSite(.product) { site in
      let page = try await site.send(.get, "/failure/?q=secret")
      #expect(page.status == 500 && page.text == "our fault")
      #expect(page.header("Content-Type") == "text/html; charset=utf-8")
      #expect(site.log.lines.contains { $0 == "error: GET /failure/: the <table> is gone: hunter2" })
      #expect(!site.log.lines.joined().contains("secret"))
      #expect(try await site.send(.get, "/nowhere/").text == "not here")
      let busy = try await site.send(.get, "/busy/")
      #expect(busy.status == 429 && busy.text == "too many" && busy.header("Retry-After") == "60")
    }
  }

  @Test("development shows the error, its hint and the request, escaped")
  func telling() async throws {
    try await withSite(.development) { site in
      let page = try await site.send(.get, "/failure/?q=1", headers: ["User-Agent": "a <browser>"])
      #expect(page.status == 500)
      #expect(
        page.text.hasPrefix(
          "500 Internal Server Error|Failure|the &lt;table&gt; is gone: hunter2|run &#x27;manage migrate&#x27;|"
            + "GET /failure/\n"))
      #expect(page.text.contains("User-Agent: a &lt;browser&gt;"))
      #expect(try await site.send(.get, "/busy/").text.contains("the queue of minsu is full"))
    }
  }

  @Test("development shows no cookie and no credentials")
  func masked() async throws {
    try await withSite(.development) { site in
      let headers = [
        "Cookie": "sessionid=hidden1", "Authorization": "Bearer hidden2", "Proxy-Authorization": "Basic hidden3",
        "X-CSRFToken": "hidden4",
      ]
      let page = try await site.send(.get, "/nowhere/", headers: headers)
      for name in headers.keys { #expect(page.text.contains("\(name): ********")) }
      #expect(!page.text.contains("hidden"))
    }
  }

  @Test("development lists the routes where none fits")
  func routes() async throws {
    try await withSite(.development) { site in
      let page = try await site.send(.get, "/nowhere/")
      #expect(page.text.contains("GET /failure/ failure;GET /busy/ ;"))
      #expect(try await !site.send(.get, "/failure/").text.contains("GET /busy/"))
    }
  }

  @Test("development names the place in a template")
  func template() async throws {
    try await withSite(.development) { site in
      #expect(try await site.send(.get, "/broken/").text.contains("broken.html:2"))
      let missing = try await site.send(.get, "/gone/")
      #expect(missing.status == 500 && missing.text.contains("gone.html"))
    }
  }

  @Test("HEAD has no body", arguments: [Profile.development, .product])
  func head(profile: Profile) async throws {
    try await withSite(profile) { site in
      for (path, status) in [("/failure/", 500), ("/nowhere/", 404), ("/up", 200)] {
        let page = try await site.send(.head, path)
        #expect(page.status == status && page.bytes.isEmpty && page.header("Content-Length") != "0")
      }
    }
  }

  @Test(
    "where an error's page is broken or missing, the status alone is told", arguments: [Profile.development, .product])
  func fallback(profile: Profile) async throws {
    let broken = ["500.html": "{% nonsense %}", "debug/error.html": "{% extends 'gone.html' %}"]
    for templates in [broken, [:]] {
      try await withSite(profile, templates: templates) { site in
        let page = try await site.send(.get, "/failure/")
        #expect(page.status == 500 && page.text == "500 Internal Server Error\n")
        #expect(page.header("Content-Type") == "text/plain; charset=utf-8")
        #expect(try await site.send(.get, "/nowhere/").text == "404 Not Found\n")
      }
    }
  }
}
