import HTTPTypes
import Hummingbird
import ManageTesting
import Testing

@testable import ManageKit

struct SecurityEventTests {
  @Test("what is refused for security's sake is a line of its own")
  func refused() async throws {
    try await RoutedSite.with(
      routes: { routing in
        routing.post("form/") { _, _ in Response.text("") }
        routing.get("secret/") { _, _ in throw HTTPError(.forbidden) }
      }
    ) { site in
      _ = try await site.post("/form/", form: "a=1", headers: [:])
      _ = try await site.send(.get, "/secret/", host: "evil.example\r\nsecurity: login done")
      _ = try await site.send(.get, "/secret/")
      for event in [SecurityEvent.csrfRefused, .hostRefused, .permissionRefused] {
        #expect(site.log.lines.filter { $0 == "warning: security: \(event.rawValue)" }.count == 1, "\(event)")
      }
      #expect(!site.log.lines.contains { $0.contains("login done") })
    }
  }

  @Test("a username in the log is a digest that needs the secret key")
  func digest() async throws {
    try await TestDatabase.withDatabase(.sqlite) { database in
      let site = database.site()
      #expect(site.digest(ofUsername: "minsu") == site.digest(ofUsername: "minsu"))
      #expect(site.digest(ofUsername: "minsu") != site.digest(ofUsername: "jisoo"))
      #expect(site.digest(ofUsername: "minsu").utf8.count == 16)
    }
  }

  @Test("a path with a token is logged as its pattern")
  func token() async throws {
    try await RoutedSite.with(routes: { $0.get("reset/<str:token>/") { _, _ in Response.text("") } }) { site in
      _ = try await site.send(.get, "/reset/secret/")
      #expect(site.log.lines.contains("info: GET /reset/<str:token>/ 200"))
    }
  }
}
