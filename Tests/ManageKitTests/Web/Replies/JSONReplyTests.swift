import Foundation
import HTTPTypes
import Hummingbird
import ManageTesting
import Testing

@testable import ManageKit

struct JSONReplyTests {
  private struct Book: Encodable {
    let title: String
    let added: Date
    let price: Double
  }

  private func withSite(_ body: (RoutedSite) async throws -> Void) async throws {
    try await RoutedSite.with(
      routes: { routing in
        routing.get("book/") { _, _ in
          JSONReply(Book(title: "a/b", added: Date(timeIntervalSince1970: 0), price: 1.5), status: .created)
        }
        routing.get("value/") { _, _ in
          JSONReply(.object(["b": 1, "a": .null]), headers: [.contentType: "application/problem+json"])
        }
        routing.get("infinite/") { _, _ in JSONReply(Book(title: "", added: Date(), price: .infinity)) }
      }, body)
  }

  @Test("an encodable value is sent with sorted keys and dates in ISO 8601")
  func encodable() async throws {
    try await withSite { site in
      let page = try await site.send(.get, "/book/")
      #expect(page.status == 201 && page.header("Content-Type") == "application/json")
      #expect(page.text == #"{"added":"1970-01-01T00:00:00Z","price":1.5,"title":"a/b"}"#)
    }
  }

  @Test("a JSON value keeps the order of its keys, and a media type of its own")
  func value() async throws {
    try await withSite { site async throws in
      let page = try await site.send(.get, "/value/")
      #expect(page.text == #"{"b":1,"a":null}"# && page.header("Content-Type") == "application/problem+json")
    }
  }

  @Test("a value that can't be JSON is a failure of the server's")
  func infinite() async throws {
    try await withSite { site async throws in #expect(try await site.send(.get, "/infinite/").status == 500) }
  }
}
