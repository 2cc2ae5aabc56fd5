import HTTPTypes
import Hummingbird
import ManageTesting
import Testing

@testable import ManageKit

struct RoutingTests {
  private struct Marking: MiddlewareProtocol {
    let mark: String

    func handle(
      _ request: ManageKit.Request, context: WebContext, next: (ManageKit.Request, WebContext) async throws -> Response
    ) async throws -> Response {
      var response = try await next(request, context)
      response.headers[named: "X-Mark"] = mark + (response.headers[named: "X-Mark"] ?? "")
      return response
    }
  }

  private func withSite(_ body: (RoutedSite) async throws -> Void) async throws {
    try await RoutedSite.with(
      routes: { routing in
        routing.include("forum/") { routing in
          routing.get("", name: "forum") { _, context in TextReply(try context.url("post", ["id": 7])) }
          routing.include("posts/<int:id>/") { routing in
            routing.use(Marking(mark: "a"))
            routing.use(Marking(mark: "b"))
            routing.get("", name: "post") { _, context in TextReply("\(try context.parameter("id", as: Int.self) + 1)")
            }
            routing.put("", { _, _ in TextReply("put") })
            routing.patch("", { _, _ in TextReply("patched") })
            routing.delete("", { _, _ in TextReply("deleted") })
          }
          routing.get("<int:number>/<str:word>/", name: "word") { _, context in
            TextReply("\(try context.parameter("number", as: UInt8.self))")
          }
          routing.get("wrong/") { _, context in TextReply(try context.parameter("id")) }
        }
        routing.post("plain/") { _, _ in TextReply("plain") }
      }, body)
  }

  @Test("groups put their prefixes before the patterns within them")
  func prefixes() async throws {
    try await withSite { site async throws in
      #expect(try await site.send(.get, "/forum/").text == "/forum/posts/7/")
      #expect(try await site.send(.get, "/forum/posts/7/").text == "8")
      #expect(try await site.send(.get, "/posts/7/").status == 404)
    }
  }

  @Test("a group's middleware runs around its own routes alone, the first outermost")
  func middleware() async throws {
    try await withSite { site async throws in
      #expect(try await site.send(.get, "/forum/posts/7/").header("X-Mark") == "ab")
      #expect(try await site.send(.get, "/forum/").header("X-Mark") == nil)
      #expect(try await site.post("/plain/").header("X-Mark") == nil)
    }
  }

  @Test("every method has its route, and Allow lists those of a path")
  func methods() async throws {
    try await withSite { site in
      for (method, text) in [(HTTPRequest.Method.put, "put"), (.patch, "patched"), (.delete, "deleted")] {
        #expect(try await site.send(method, "/forum/posts/7/", headers: RoutedSite.csrf).text == text)
        #expect(try await site.send(method, "/forum/posts/7/").status == 403)
      }
      let refused = try await site.post("/forum/posts/7/")
      #expect(refused.status == 405 && refused.header("Allow") == "GET, HEAD, PUT, PATCH, DELETE, OPTIONS")
      #expect(try await site.send(.options, "/plain/").header("Allow") == "POST, OPTIONS")
    }
  }

  @Test("a parameter that isn't such a value is a 404, and one that the pattern lacks a failure")
  func parameters() async throws {
    try await withSite { site async throws in
      #expect(try await site.send(.get, "/forum/200/a/").text == "200")
      #expect(try await site.send(.get, "/forum/300/a/").status == 404)
      #expect(try await site.send(.get, "/forum/wrong/").status == 500)
      #expect(site.log.lines.contains { $0.contains("the path 'forum/wrong/' has no parameter 'id'") })
    }
  }

  @Test("a route knows its app and the line that added it")
  func place() {
    var routing = Routing()
    routing.add(app: "books") { $0.get("books/") { _, _ in TextReply("") } }
    #expect(routing.routes.map(\.app) == ["books"])
    #expect(routing.routes[0].place.wholeMatch(of: /ManageKitTests\/RoutingTests\.swift:[0-9]+/) != nil)
  }
}
