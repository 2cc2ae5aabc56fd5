import Foundation
import ManageCurlClient
import Testing

@testable import ManageKit

@Suite("S3Storage")
struct S3StorageTests {
  @Test("two saves of one name at once get two names, in either order")
  func race() async throws {
    try await FakeStore.with({ request, number in
      if request.line.hasPrefix("HEAD") { return FakeStore.Reply(status: 404) }
      return number == 2 ? .error(412, "PreconditionFailed") : FakeStore.Reply(headers: ["ETag": "\"e\""])
    }) { store in
      let name = try await S3Storage(store.bucket()).save([1, 2], as: "a.tar.gz", in: "f")
      #expect(name.wholeMatch(of: /f\/a_[A-Za-z0-9]{7}\.tar\.gz/) != nil)
      let puts = store.requests.filter { $0.line.hasPrefix("PUT") }
      #expect(puts.map(\.body) == [[1, 2], [1, 2]])
      #expect(puts.allSatisfy { $0.headers["if-none-match"] == "*" })
      #expect(puts.map { $0.line.contains("/media/\(name) ") } == [false, true])
    }
  }

  @Test("a store without conditional writes gets a random name")
  func unconditional() async throws {
    try await FakeStore.with({ request, _ in
      if request.line.hasPrefix("HEAD") { return FakeStore.Reply(status: 404) }
      return request.headers["if-none-match"] == nil
        ? FakeStore.Reply(headers: ["ETag": "\"e\""]) : .error(501, "NotImplemented")
    }) { store in
      let name = try await S3Storage(store.bucket()).save([1], as: "a.png")
      #expect(name.wholeMatch(of: /a_[A-Za-z0-9]{7}\.png/) != nil)
      #expect(store.requests.last?.line.contains("/media/\(name) ") == true)
    }
  }

  @Test("large files of one name that are saved at once get two names, and each its content", .needsS3)
  func largeRace() async throws {
    let bucket = try S3Bucket(try #require(S3Settings.ofTestStore), client: HTTPClient())
    let storage = S3Storage(bucket, prefix: "large-\(UUID().uuidString)/")
    let names = try await withThrowingTaskGroup(of: (String, UInt8).self) { group in
      for byte in UInt8(1)...3 {
        group.addTask {
          let pieces = Pieces(count: 9, size: 1 << 20, byte: byte)
          return (
            try await storage.save(pieces, as: "a", in: "", contentType: "video/mp4", limit: 9 << 20), byte
          )
        }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    #expect(names.count == 3)
    for (name, byte) in names {
      #expect(try await storage.size(of: name) == 9 << 20)
      for try await piece in try await storage.open(name).content { #expect(piece.allSatisfy { $0 == byte }) }
      try await storage.delete(name)
    }
  }

  @Test("a private file opens only by its URL, with the type it was saved with", .needsS3)
  func presigned() async throws {
    let client = HTTPClient()
    let bucket = try S3Bucket(try #require(S3Settings.ofTestStore), client: client)
    let storage = S3Storage(bucket, prefix: "private-\(UUID().uuidString)/")
    let name = try await storage.save([1, 2, 3], as: "a.png", contentType: "image/png")
    let response = try await client.send(HTTPClient.Request(.get, try storage.url(of: name)))
    #expect((response.status, response.body) == (200, [1, 2, 3]))
    #expect(response.headers["Content-Type"] == "image/png")
  }
}
