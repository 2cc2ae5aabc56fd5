import HTTPTypes
import Hummingbird
import ManageTesting
import Testing

@testable import ManageKit

struct StreamReplyTests {
  @Test("a stream is sent piece by piece, with its length where that is known", arguments: [nil, 6])
  func pieces(length: Int?) async throws {
    try await RoutedSite.with(
      routes: { routing in
        routing.get("stream/") { _, _ in
          let pieces = AsyncThrowingStream<[UInt8], any Error> { continuation in
            for piece in ["one", "two"] { continuation.yield(Array(piece.utf8)) }
            continuation.finish()
          }
          return StreamReply(pieces, contentType: "text/csv", length: length)
        }
      }
    ) { site in
      let page = try await site.send(.get, "/stream/")
      #expect(page.text == "onetwo" && page.header("Content-Type") == "text/csv")
      #expect(page.header("Content-Length") == length.map { "\($0)" })
    }
  }
}
