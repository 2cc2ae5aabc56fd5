import Hummingbird
import ManageTesting
import Testing

@testable import ManageKit

@Suite("The database of a request")
struct DatabaseBindingTests {
  @Test("is the site's, with the id of the request")
  func bound() async throws {
    try await RoutedSite.with(
      routes: { routing in
        routing.get("page/") { _, context in
          let answer: Int? = try await context.database.query("SELECT 1").first?[0]
          return Response.text("\(answer ?? 0) \(context.database.context.id == context.id) \(context.id)")
        }
      }
    ) { site in
      let pages = [try await site.send(.get, "/page/").text, try await site.send(.get, "/page/").text]
      for page in pages { #expect(page.hasPrefix("1 true ")) }
      #expect(pages[0] != pages[1])
    }
  }

  @Test("is nobody's outside of a site, which says so")
  func unbound() async throws {
    let error = await #expect(throws: DatabaseError.self) { try await Database.unbound.query("SELECT 1") }
    #expect(error?.hint == "set context.database to the site's")
  }
}
