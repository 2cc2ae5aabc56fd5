import HTTPTypes
import Hummingbird
import ManageTesting
import Testing

@testable import ManageKit

struct AccessLogTests {
  private struct Failure: Error {}

  @Test("each request is a line of method, path and status, never the query")
  func lines() async throws {
    try await RoutedSite.with(
      routes: { routing in
        routing.get("page/") { _, _ in Response.text("") }
        routing.get("failure/") { _, _ in throw Failure() }
      }
    ) { site in
      _ = try await site.send(.get, "/page/?token=secret")
      _ = try await site.send(.head, "/nowhere/")
      _ = try await site.send(.get, "/failure/")
      for line in ["info: GET /page/ 200", "info: HEAD /nowhere/ 404", "error: GET /failure/ 500"] {
        #expect(site.log.lines.contains(line), "\(line)")
      }
      #expect(!site.log.lines.joined().contains("secret"))
    }
  }
}
