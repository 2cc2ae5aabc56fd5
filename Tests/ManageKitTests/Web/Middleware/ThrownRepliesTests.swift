import HTTPTypes
import Hummingbird
import ManageGroundwork
import ManageTesting
import Testing

@testable import ManageKit

struct ThrownRepliesTests {
  private struct Failure: Error {}

  private struct Refusing: MiddlewareProtocol {
    func handle(
      _ request: ManageKit.Request, context: WebContext, next: (ManageKit.Request, WebContext) async throws -> Response
    ) async throws -> Response {
      context.session["note"] = "refused"
      throw HTTPError(.forbidden)
    }
  }

  private func withSite(_ body: (RoutedSite) async throws -> Void) async throws {
    try await RoutedSite.with(
      templates: ["404.html": "not here", "500.html": "our fault", "429.html": "too many"],
      routes: { routing in
        routing.get("read/") { _, context in
          TextReply((context.session["note"]?.string ?? "") + context.session.takeMessages().map(\.text).joined())
        }
        for (path, error) in [("gone/", HTTPError(.notFound)), ("busy/", HTTPError.tooMany(retryAfter: 9))] {
          routing.get(path) { _, context in
            context.session["note"] = "kept"
            context.session.addMessage(.error, "!")
            context.rotateCSRFToken()
            throw error
          }
        }
        routing.get("fail/") { _, context in
          context.session["note"] = "lost"
          context.rotateCSRFToken()
          throw Failure()
        }
        routing.get("row/") { _, context in
          context.session["note"] = "no row"
          throw QueryError.doesNotExist(table: "books_book")
        }
        routing.get("rows/") { _, _ in throw QueryError.multipleObjectsReturned(table: "books_book") }
        routing.include("refused/") { routing in
          routing.use(Refusing())
          routing.get("") { _, _ in TextReply("") }
        }
      }, body)
  }

  private func note(after page: TestPage, on site: RoutedSite) async throws -> String {
    let key = page.cookies.first { $0.name == "sessionid" }?.value ?? ""
    return try await site.send(.get, "/read/", headers: ["Cookie": "sessionid=\(key)"]).text
  }

  @Test(
    "what is thrown below 500 keeps the session, its messages and a new CSRF token",
    arguments: [("/gone/", 404, "not here"), ("/busy/", 429, "too many")])
  func kept(path: String, status: Int, text: String) async throws {
    try await withSite { site in
      let page = try await site.send(.get, path)
      #expect(page.status == status && page.text == text)
      #expect(page.header("Retry-After") == (status == 429 ? "9" : nil))
      #expect(page.cookies.contains { $0.name == "csrftoken" })
      #expect(try await note(after: page, on: site) == "kept!")
    }
  }

  @Test("a failure of the server keeps nothing")
  func lost() async throws {
    try await withSite { site in
      let page = try await site.send(.get, "/fail/")
      #expect(page.status == 500 && page.text == "our fault" && page.cookies.isEmpty)
      #expect(try await site.database.query("SELECT session_key FROM django_session").isEmpty)
    }
  }

  @Test("a row that isn't there is a 404; more rows than one are a failure")
  func rows() async throws {
    try await withSite { site in
      let page = try await site.send(.get, "/row/")
      #expect(page.status == 404 && page.text == "not here")
      #expect(try await note(after: page, on: site) == "no row")
      #expect(try await site.send(.get, "/rows/").status == 500)
    }
  }

  @Test("middleware that refuses keeps the session as well")
  func middleware() async throws {
    try await withSite { site in
      let page = try await site.send(.get, "/refused/")
      #expect(page.status == 403)
      #expect(try await note(after: page, on: site) == "refused")
    }
  }
}
