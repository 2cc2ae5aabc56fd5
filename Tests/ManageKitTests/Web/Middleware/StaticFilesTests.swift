import Foundation
import HTTPTypes
import Hummingbird
import ManageTesting
import Testing

@testable import ManageKit

struct StaticFilesTests {
  private static let files = [
    "static/note.txt": "0123456789", "static/css/site.css": "body {}", "static/empty.txt": "", "static/a b.js": "1",
    "static/김치.txt": "kimchi", "static/data.unknown": "?", "secret.txt": "hidden",
  ]
  private static let embedded = Resources([
    ("static/embedded.txt", .text("abcdef")), ("static/note.txt", .text("embedded")),
    ("static/dot.png", .base64("AQID")),
  ])

  private func withSite(_ body: (RoutedSite, TemporaryFolder) async throws -> Void) async throws {
    try await TemporaryFolder.with(Self.files) { folder in
      let finders = StaticFinders(root: folder.path, embedded: [Self.embedded])
      try await RoutedSite.with(
        staticFinders: finders,
        routes: { $0.get("<path:page>") { _, _ in Response.text("a page") } },
        { try await body($0, folder) })
    }
  }

  @Test(
    "a file comes with its type and length",
    arguments: [
      ("note.txt", "0123456789", "text/plain; charset=utf-8"), ("css/site.css", "body {}", "text/css; charset=utf-8"),
      ("a%20b.js", "1", "text/javascript; charset=utf-8"),
      ("%EA%B9%80%EC%B9%98.txt", "kimchi", "text/plain; charset=utf-8"),
      ("empty.txt", "", "text/plain; charset=utf-8"), ("data.unknown", "?", "application/octet-stream"),
      ("embedded.txt", "abcdef", "text/plain; charset=utf-8"), ("dot.png", "\u{1}\u{2}\u{3}", "image/png"),
    ])
  func content(path: String, text: String, type: String) async throws {
    try await withSite { site, _ in
      let page = try await site.send(.get, "/static/\(path)?v=1")
      #expect(page.status == 200 && page.text == text && page.header("Content-Type") == type)
      #expect(page.header("Content-Length") == "\(text.utf8.count)" && page.header("Cache-Control") == "no-cache")
      #expect(page.header("X-Content-Type-Options") == "nosniff")
      let head = try await site.send(.head, "/static/\(path)")
      #expect(head.status == 200 && head.bytes.isEmpty && head.header("Content-Length") == "\(text.utf8.count)")
      #expect(head.header("ETag") == page.header("ETag"))
    }
  }

  @Test(
    "files that are never published aren't served", arguments: [".env", ".git/config", "CVS/Root", "css/site.css~"])
  func leftOut(path: String) async throws {
    try await withSite { site, folder in
      try folder.write("hidden", to: "static/\(path)")
      let page = try await site.send(.get, "/static/\(path)")
      #expect(page.status == 404 && !page.text.contains("hidden"))
    }
  }

  @Test("a client that has a file with this ETag gets only 304", arguments: ["note.txt", "embedded.txt"])
  func etag(path: String) async throws {
    try await withSite { site, _ in
      let etag = try #require(try await site.send(.get, "/static/\(path)").header("ETag"))
      #expect(etag.wholeMatch(of: /"[^"]+"/) != nil)
      for known in [etag, "W/\(etag)", "\"other\", \(etag)", "*"] {
        let page = try await site.send(.get, "/static/\(path)", headers: ["If-None-Match": known])
        #expect(page.status == 304 && page.bytes.isEmpty && page.header("ETag") == etag, "\(known)")
      }
      for other in ["\"other\"", "\"\"", "other"] {
        #expect(try await site.send(.get, "/static/\(path)", headers: ["If-None-Match": other]).status == 200)
      }
    }
  }

  @Test("a file that changes gets another ETag")
  func changed() async throws {
    try await withSite { site, folder in
      let etag = try #require(try await site.send(.get, "/static/note.txt").header("ETag"))
      try folder.write("changed, and longer", to: "static/note.txt")
      let page = try await site.send(.get, "/static/note.txt", headers: ["If-None-Match": etag])
      #expect(page.status == 200 && page.text == "changed, and longer")
    }
  }

  @Test("who has a file of this date or a later one gets 304, unless the ETag says otherwise")
  func lastModified() async throws {
    try await withSite { site, folder in
      let date = Date(timeIntervalSince1970: 784_111_777)
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: folder.path(of: "static/note.txt"))
      let modified = "Sun, 06 Nov 1994 08:49:37 GMT"
      #expect(try await site.send(.get, "/static/note.txt").header("Last-Modified") == modified)
      for (date, status) in [
        (modified, 304), ("Sunday, 06-Nov-94 08:49:38 GMT", 304), ("Sun Nov  6 08:49:36 1994", 200), ("now", 200),
      ] {
        let page = try await site.send(.get, "/static/note.txt", headers: ["If-Modified-Since": date])
        #expect(page.status == status, "\(date)")
      }
      let other = ["If-Modified-Since": modified, "If-None-Match": "\"other\""]
      #expect(try await site.send(.get, "/static/note.txt", headers: other).status == 200)
    }
  }

  @Test(
    "a file comes in parts",
    arguments: [
      ("note.txt", "2-4", "234", "bytes 2-4/10"), ("note.txt", "7-", "789", "bytes 7-9/10"),
      ("note.txt", "-3", "789", "bytes 7-9/10"), ("note.txt", "8-99", "89", "bytes 8-9/10"),
      ("embedded.txt", "0-0", "a", "bytes 0-0/6"), ("embedded.txt", "4-", "ef", "bytes 4-5/6"),
      ("embedded.txt", "-2", "ef", "bytes 4-5/6"), ("embedded.txt", "4-99", "ef", "bytes 4-5/6"),
    ])
  func ranges(path: String, range: String, text: String, contentRange: String) async throws {
    try await withSite { site, _ in
      let page = try await site.send(.get, "/static/\(path)", headers: ["Range": "bytes=\(range)"])
      #expect(page.status == 206 && page.text == text && page.header("Content-Range") == contentRange)
      #expect(page.header("Content-Length") == "\(text.utf8.count)" && page.header("Accept-Ranges") == "bytes")
    }
  }

  @Test(
    "a part beyond the file's end is refused with 416 and the file's size", arguments: ["note.txt", "embedded.txt"])
  func unsatisfiable(path: String) async throws {
    try await withSite { site, _ in
      let page = try await site.send(.get, "/static/\(path)", headers: ["Range": "bytes=50-60"])
      #expect(page.status == 416)
      #expect(page.header("Content-Range") == (path == "note.txt" ? "bytes */10" : "bytes */6"))
    }
  }

  @Test("a range is served of the version that the browser has, else the whole file")
  func ifRange() async throws {
    try await withSite { site, _ in
      let etag = try #require(try await site.send(.get, "/static/note.txt").header("ETag"))
      for (condition, status) in [(etag, 206), ("\"other\"", 200)] {
        let headers = ["Range": "bytes=2-4", "If-Range": condition]
        #expect(try await site.send(.get, "/static/note.txt", headers: headers).status == status)
      }
      let head = try await site.send(.head, "/static/note.txt", headers: ["Range": "bytes=2-4"])
      #expect(head.status == 200 && head.header("Content-Length") == "10")
    }
  }

  @Test(
    "no path leads out of the folder, and none of them reaches a page",
    arguments: [
      "../secret.txt", "%2e%2e/secret.txt", "..%2fsecret.txt", "css/../../secret.txt", "css/%2E%2E/%2e%2e/secret.txt",
      "..%5csecret.txt", "..\\secret.txt", "%5c..%5csecret.txt", "note.txt%00", "%00", "note.txt%00.css", "/etc/passwd",
      "%2fetc%2fpasswd", "css", "css/", "", ".", "./note.txt", "note.txt/", "css//site.css", "%ff", "gone.txt",
    ])
  func staysInside(path: String) async throws {
    try await withSite { site, _ in
      let page = try await site.send(.get, "/static/\(path)")
      #expect(page.status == 404 && !page.text.contains("hidden"))
    }
  }

  @Test("a link leads to files below the site's root alone")
  func links() async throws {
    try await withSite { site, folder in
      let link = { (name: String, target: String) in
        try FileManager.default.createSymbolicLink(
          atPath: folder.path(of: "static/\(name)"), withDestinationPath: target)
      }
      try link("inside.txt", "note.txt")
      try link("outside.txt", "/etc/hostname")
      try link("up", "/etc")
      try link("loop", "loop")
      let inside = try await site.send(.get, "/static/inside.txt")
      #expect(inside.status == 200 && inside.text == "0123456789" && inside.header("Content-Length") == "10")
      for path in ["outside.txt", "up/hostname", "loop"] {
        #expect(try await site.send(.get, "/static/\(path)").status == 404, "\(path)")
      }
    }
  }

  @Test("only GET and HEAD are answered")
  func methods() async throws {
    try await withSite { site, _ in
      for method in [HTTPRequest.Method.post, .put, .delete] {
        let page = try await site.send(method, "/static/note.txt", headers: RoutedSite.csrf)
        #expect(page.status == 405 && page.header("Allow") == "GET, HEAD")
      }
    }
  }

  @Test("other paths are the pages'")
  func otherPaths() async throws {
    try await withSite { site, _ in
      for path in ["/static", "/statics/note.txt", "/note.txt"] {
        let page = try await site.send(.get, path)
        #expect(page.text == "a page")
      }
    }
  }
}
