import HTTPTypes
import Hummingbird
import ManageTesting
import Testing

@testable import ManageKit

struct FileReplyTests {
  private func withSite(_ body: (RoutedSite) async throws -> Void) async throws {
    try await TemporaryFolder.with(["report.csv": "0123456789"]) { folder in
      let path = folder.path(of: "report.csv")
      try await RoutedSite.with(
        routes: { routing in
          routing.get("shown/") { _, _ in FileReply(path, headers: [.cacheControl: "private"]) }
          routing.get("saved/") { _, _ in FileReply(path, downloadedAs: "보고서.csv", contentType: "text/x-report") }
          routing.get("gone/") { _, _ in FileReply(path + ".gone") }
        }, body)
    }
  }

  @Test("a file has its type, its length and an ETag, by which it is sent once")
  func shown() async throws {
    try await withSite { site in
      let page = try await site.send(.get, "/shown/")
      #expect(page.status == 200 && page.text == "0123456789" && page.header("Content-Length") == "10")
      #expect(page.header("Content-Type") == "text/csv; charset=utf-8" && page.header("Cache-Control") == "private")
      let tag = try #require(page.header("ETag"))
      #expect(try await site.send(.get, "/shown/", headers: ["If-None-Match": tag]).status == 304)
    }
  }

  @Test("a download goes on where it stopped")
  func range() async throws {
    try await withSite { site in
      let part = try await site.send(.get, "/shown/", headers: ["Range": "bytes=7-"])
      #expect(part.status == 206 && part.text == "789" && part.header("Content-Range") == "bytes 7-9/10")
    }
  }

  @Test("a file to save has a name in any script, and the type that the handler says")
  func saved() async throws {
    try await withSite { site in
      let page = try await site.send(.get, "/saved/")
      #expect(page.header("Content-Disposition")?.hasPrefix("attachment; filename*=utf-8''%EB%B3%B4") == true)
      #expect(page.header("Content-Type") == "text/x-report")
    }
  }

  @Test("a file that isn't there is a 404")
  func gone() async throws {
    try await withSite { site async throws in #expect(try await site.send(.get, "/gone/").status == 404) }
  }

  @Test("a request for another version is refused with 412 (RFC 9110, section 13.1)")
  func preconditions() async throws {
    try await withSite { site in
      func status(_ headers: [String: String]) async throws -> Int {
        try await site.send(.get, "/shown/", headers: headers).status
      }
      let page = try await site.send(.get, "/shown/")
      let (tag, date) = (try #require(page.header("ETag")), try #require(page.header("Last-Modified")))
      let past = "Sun, 06 Nov 1994 08:49:37 GMT"
      #expect(try await status(["If-Match": "\"other\", \(tag)"]) == 200)
      #expect(try await status(["If-Match": "*"]) == 200)
      #expect(try await status(["If-Match": "\"other\""]) == 412)
      #expect(try await status(["If-Match": "W/\(tag)"]) == 412)
      #expect(try await status(["If-Unmodified-Since": date]) == 200)
      #expect(try await status(["If-Unmodified-Since": past]) == 412)
      #expect(try await status(["If-Unmodified-Since": past, "If-Match": tag]) == 200)
      #expect(try await status(["If-Unmodified-Since": "yesterday"]) == 200)
    }
  }
}
