import Foundation
import Hummingbird
import ManageCurlClient
import ManageTesting
import Testing

@testable import ManageKit

struct MediaFilesTests {
  private static let files = [
    "media/note.txt": "0123456789", "media/forum/책.png": "png", "media/page.html": "<script>alert(1)</script>",
    "media/.env": "hidden", "media/.git/config": "hidden", "media/~partial": "hidden", "secret.txt": "hidden",
  ]

  private func withSite(_ body: (RoutedSite, TemporaryFolder) async throws -> Void) async throws {
    try await TemporaryFolder.with(Self.files) { folder in
      try await RoutedSite.with(
        mediaFolder: folder.path(of: "media"), routes: { $0.get("<path:page>") { _, _ in Response.text("a page") } },
        { try await body($0, folder) })
    }
  }

  @Test("a file comes with its type, whole or in part, and once")
  func content() async throws {
    try await withSite { site, _ in
      let page = try await site.send(.get, "/media/note.txt")
      #expect(page.status == 200 && page.text == "0123456789")
      #expect(page.header("Content-Type") == "text/plain; charset=utf-8")
      let part = try await site.send(.get, "/media/note.txt", headers: ["Range": "bytes=2-4"])
      #expect(part.status == 206 && part.text == "234")
      let known = try await site.send(.get, "/media/note.txt", headers: ["If-None-Match": page.header("ETag") ?? ""])
      #expect(known.status == 304)
      #expect(try await site.send(.get, "/media/forum/%EC%B1%85.png").header("Content-Type") == "image/png")
    }
  }

  @Test("uploaded files neither run scripts nor are taken for another type")
  func sandbox() async throws {
    try await withSite { site, _ in
      let page = try await site.send(.get, "/media/page.html")
      #expect(page.headers[all: "X-Content-Type-Options"] == ["nosniff"])
      let policies = page.headers[all: "Content-Security-Policy"]
      #expect(policies.count == 1 && policies[0].hasSuffix("; sandbox") && policies[0].hasPrefix("default-src 'none'"))
      #expect(policies.first?.contains("base-uri 'none'; frame-ancestors 'none'") == true)
    }
  }

  @Test(
    "hidden files, files that aren't whole yet and files elsewhere aren't served",
    arguments: [
      ".env", ".git/config", "~partial", "%7Epartial", "%2eenv", "../secret.txt", "..%2fsecret.txt", "link", "forum",
      "forum/", "", "gone.txt", "note.txt%00", "/etc/passwd",
    ])
  func hidden(path: String) async throws {
    try await withSite { site, folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder.path(of: "media/link"), withDestinationPath: "../secret.txt")
      let page = try await site.send(.get, "/media/\(path)")
      #expect(page.status == 404 && !page.text.contains("hidden"))
    }
  }

  @Test("only GET and HEAD are answered")
  func methods() async throws {
    try await withSite { site, _ in
      let page = try await site.send(.post, "/media/note.txt", headers: RoutedSite.csrf)
      #expect(page.status == 405 && page.header("Allow") == "GET, HEAD")
    }
  }

  @Test("other paths are the pages', and all are where another server has the files")
  func otherPaths() async throws {
    try await withSite { site, _ in
      let page = try await site.send(.get, "/medias/note.txt")
      #expect(page.text == "a page")
    }
    try await RoutedSite.with(.product) { site in
      let page = try await site.send(.get, "/media/note.txt")
      #expect(page.status == 404)
    }
  }
}
