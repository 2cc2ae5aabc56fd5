import HTTPTypes
import ManageTesting
import Testing

@testable import ManageKit

struct HealthChecksTests {
  @Test("/up answers while the process lives, without a database")
  func up() async throws {
    try await RoutedSite.with(unreadiness: ["the database does not answer"]) { site in
      await site.database.close()
      let page = try await site.send(.get, "/up", headers: ["Cookie": "sessionid=\(String(repeating: "a", count: 32))"])
      #expect(page.status == 200 && page.text == "{\"status\":\"up\"}\n" && page.cookies.isEmpty)
      #expect(page.header("Content-Type") == "application/json" && page.header("Cache-Control") == "no-store")
    }
  }

  @Test("/ready answers 200 when nothing is in the way")
  func ready() async throws {
    try await RoutedSite.with { site in
      let page = try await site.send(.get, "/ready")
      #expect(page.status == 200 && page.text == "{\"status\":\"ready\"}\n")
    }
  }

  @Test("/ready answers 503 with the reasons as JSON")
  func unready() async throws {
    let reasons = ["accounts.0001_initial is not applied", "a \"second\" reason"]
    try await RoutedSite.with(unreadiness: reasons) { site in
      let page = try await site.send(.get, "/ready")
      #expect(page.status == 503 && page.header("Content-Type") == "application/json")
      #expect(try page.json()["reasons"] as? [String] == reasons)
      #expect(try page.json()["status"] as? String == "unavailable")
    }
  }

  @Test("they answer under any host, or none, to GET and HEAD alone", arguments: ["/up", "/ready"])
  func anyHost(path: String) async throws {
    try await RoutedSite.with(.product, redirectsToSSL: true) { site in
      for host in ["10.0.0.7", "evil.example:1", "a b", nil] {
        #expect(try await site.send(.get, path, host: host).status == 200)
      }
      let head = try await site.send(.head, path, host: "10.0.0.7")
      #expect(head.status == 200 && head.bytes.isEmpty)
      let headers = ["X-Forwarded-Proto": "https"]
      #expect(try await site.send(.post, path, headers: headers).status == 404)
      #expect(try await site.send(.get, path + "/", headers: headers).status == 404)
    }
  }
}
