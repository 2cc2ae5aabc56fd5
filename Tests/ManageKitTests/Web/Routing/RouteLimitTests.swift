import Hummingbird
import ManageTesting
import Testing

@testable import ManageKit

struct RouteLimitTests {
  @Test("an address that asks too often is refused for a while; another, and another route, are not")
  func perAddress() async throws {
    try await RoutedSite.with(
      routes: { routing in
        routing.post("contact/", limit: .perAddress(2, per: .seconds(3600))) { _, _ in Response.text("sent") }
        routing.post("search/", limit: .perAddress(2, per: .seconds(3600))) { _, _ in Response.text("found") }
      }
    ) { site in
      func post(_ path: String, from address: String) async throws -> TestPage {
        try await site.post(path, headers: RoutedSite.csrf.merging(["X-Forwarded-For": address]) { $1 })
      }
      for address in ["192.0.2.1", "2001:db8::1"] {
        for _ in 1...2 { #expect(try await post("/contact/", from: address).text == "sent") }
      }
      // A network of IPv6 is one address.
      for address in ["192.0.2.1", "2001:db8::2"] {
        let refused = try await post("/contact/", from: address)
        #expect(refused.status == 429)
        #expect(refused.header("Retry-After").flatMap { Int($0) }.map { (1...3600).contains($0) } == true)
        #expect(try await post("/search/", from: address).text == "found")
      }
      #expect(try await post("/contact/", from: "192.0.2.2").text == "sent")
    }
  }
}
