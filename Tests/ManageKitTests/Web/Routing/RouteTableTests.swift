import HTTPTypes
import Hummingbird
import ManageGroundwork
import ManageTemplateEngine
import Testing

@testable import ManageKit

struct RouteTableTests {
  private let table: RouteTable

  init() {
    var routing = Routing()
    routing.get("", name: "home") { _, _ in Response.text("") }
    routing.get("posts/new/", name: "new") { _, _ in Response.text("") }
    routing.post("posts/new/", name: "create") { _, _ in Response.text("") }
    routing.get("posts/<str:any>/", name: "any") { _, _ in Response.text("") }
    routing.get("posts/<int:id>/", name: "post") { _, _ in Response.text("") }
    routing.get("posts/", name: "post") { _, _ in Response.text("") }
    routing.post("posts/<int:id>/likes/", name: "like") { _, _ in Response.text("") }
    routing.get("feed", name: "feed") { _, _ in Response.text("") }
    table = RouteTable(routes: routing.routes)
  }

  private func outcome(_ method: HTTPRequest.Method, _ path: String) -> String {
    switch table.match(method, Array(path.utf8)) {
    case .found(let route, let parameters):
      ([route.name ?? ""] + parameters.map { "\($0.name)=\($0.value.unboundedString)" }).joined(separator: " ")
    case .wrongMethod(let allowed): "405 " + allowed.map(\.rawValue).joined(separator: " ")
    case .needsSlash: "slash"
    case .notFound: "404"
    }
  }

  @Test("the first route that fits answers")
  func first() {
    #expect(outcome(.get, "/") == "home")
    #expect(outcome(.get, "/posts/new/") == "new")
    #expect(outcome(.get, "/posts/7/") == "any any=7")
    #expect(outcome(.post, "/posts/new/") == "create")
    #expect(outcome(.post, "/posts/7/likes/") == "like id=7")
    #expect(outcome(.get, "/nowhere/") == "404")
    #expect(outcome(.get, "/\u{301}") == "404")
  }

  @Test("HEAD is answered by GET's route")
  func head() {
    #expect(outcome(.head, "/posts/new/") == "new")
    #expect(outcome(.head, "/posts/7/likes/") == "405 POST OPTIONS")
  }

  @Test("another method is refused with those that are allowed, each once")
  func wrongMethod() {
    #expect(outcome(.get, "/posts/7/likes/") == "405 POST OPTIONS")
    #expect(outcome(.post, "/posts/7/") == "405 GET HEAD OPTIONS")
    #expect(outcome(.delete, "/posts/new/") == "405 GET HEAD POST OPTIONS")
  }

  @Test("a final slash is added for GET and HEAD, where only the path with it has a route")
  func slash() {
    #expect(outcome(.get, "/posts/new") == "slash")
    #expect(outcome(.head, "/posts/new") == "slash")
    #expect(outcome(.post, "/posts/new") == "404")
    #expect(outcome(.get, "/feed") == "feed")
    #expect(outcome(.get, "/feed/") == "404")
    #expect(outcome(.get, "/nowhere") == "404")
  }

  @Test("a name leads to the first of its routes that the arguments fit")
  func reverse() throws {
    #expect(table.path(to: "post", arguments: ["7"]) == "/posts/7/")
    #expect(table.path(to: "post") == "/posts/")
    #expect(table.path(to: "like", keywords: ["id": "7"]) == "/posts/7/likes/")
    #expect(table.path(to: "like") == nil)
    #expect(table.path(to: "nothing") == nil)
    #expect(try table.url(named: "like", arguments: [.int(7)], keywordArguments: []) == "/posts/7/likes/")
    #expect(try table.url(named: "like", arguments: [], keywordArguments: [("id", "7")]) == "/posts/7/likes/")
  }

  @Test("a name that no route has is an error that names the nearest")
  func unknownName() {
    #expect(throws: RoutingError.unknownRoute("psot", nearest: "post")) {
      try table.path(ofRoute: "psot", parameters: [:])
    }
    #expect(throws: RoutingError.unknownRoute("something else", nearest: nil)) {
      try table.path(ofRoute: "something else", parameters: [:])
    }
  }

  @Test("parameters that a route doesn't have are an error that shows its path")
  func wrongParameters() throws {
    #expect(try table.path(ofRoute: "like", parameters: ["id": "7"]) == "/posts/7/likes/")
    let patterns = ["/posts/<int:id>/likes/"]
    for parameters in [[:], ["id": "x"], ["id": "7", "page": "2"], ["pk": "7"]] {
      let error = RoutingError.wrongParameters(
        route: "like", parameters: parameters.keys.sorted(), patterns: patterns)
      #expect(throws: error) { try table.path(ofRoute: "like", parameters: parameters) }
      #expect(error.hint == "its path is /posts/<int:id>/likes/")
    }
  }
}
