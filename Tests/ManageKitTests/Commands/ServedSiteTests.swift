import Foundation
import HTTPTypes
import ManageCurlClient
import ManageTesting
import Testing

@testable import ManageKit

@Suite("The served site")
struct ServedSiteTests {
  private static let files = ["static/note.txt": "0123456789", "secret.txt": "hidden"]

  @Test("a static file comes with an ETag, and isn't sent again to a client that has it")
  func staticETag() async throws {
    try await TestSite.with(files: Self.files) { site in
      let client = site.client()
      let page = try await client.get("/static/note.txt")
      #expect(page.status == 200 && page.text == "0123456789")
      let etag = try #require(page.header("ETag"))
      let again = try await client.get("/static/note.txt", headers: ["If-None-Match": etag])
      #expect(again.status == 304 && again.bytes.isEmpty)
      #expect(try await client.get("/static/note.txt", headers: ["If-None-Match": "\"other\""]).status == 200)
      let head = try await client.head("/static/note.txt")
      #expect(head.status == 200 && head.bytes.isEmpty && head.header("Content-Length") == "10")
      #expect(try await client.get("/static/css/site.css").header("Content-Type")?.hasPrefix("text/css") == true)
    }
  }

  @Test("a file of any name is served at the address that {% static %} gives it")
  func staticNames() async throws {
    let names = ["a#b.txt", "a+b.txt", "a b.txt", "what?.txt", "100%.txt", "김치.txt"]
    var files = Dictionary(uniqueKeysWithValues: names.map { ("static/\($0)", $0) })
    files["templates/home/index.html"] =
      "{% load static %}"
      + names.map { "<a href=\"{% static '\($0)' %}\">x</a>" }.joined(separator: "\n")
    try await TestSite.with(files: files) { site in
      let client = site.client()
      let page = try await client.get("/")
      let addresses = page.text.matches(of: /href="([^"]+)"/).map { String($0.1) }
      #expect(addresses.count == names.count, "\(page.text)")
      for (address, name) in zip(addresses, names) {
        let file = try await client.get(address)
        #expect(file.status == 200 && file.text == name, "\(address)")
      }
    }
  }

  @Test("a file that its author compressed is served with its encoding")
  func storedEncoding() async throws {
    try await TestSite.with(files: ["static/a.svgz": "compressed"]) { site in
      let head = try await site.client().head("/static/a.svgz")
      #expect(head.header("Content-Type") == "image/svg+xml" && head.header("Content-Encoding") == "gzip")
    }
  }

  @Test("a static file comes in ranges")
  func staticRanges() async throws {
    try await TestSite.with(files: Self.files) { site in
      let client = site.client()
      let part = try await client.get("/static/note.txt", headers: ["Range": "bytes=2-4"])
      #expect(part.status == 206 && part.text == "234")
      #expect(part.header("Content-Range") == "bytes 2-4/10")
      #expect(try await client.get("/static/note.txt", headers: ["Range": "bytes=7-"]).text == "789")
      #expect(try await client.get("/static/note.txt", headers: ["Range": "bytes=50-60"]).status == 416)
    }
  }

  @Test(
    "no path leads out of the static folders",
    arguments: [
      "/static/../secret.txt", "/static/%2e%2e/secret.txt", "/static/..%2fsecret.txt", "/static//etc/passwd",
      "/static/css/%2e%2e/%2e%2e/secret.txt", "/static/..\\secret.txt", "/static/note.txt%00.css", "/static/",
      "/static",
    ])
  func staticStaysInside(path: String) async throws {
    try await TestSite.with(files: Self.files) { site in
      // As it is: a client would tidy the path.
      let request = "GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
      let answer = try await RawConnection.exchange(Array(request.utf8), with: site.url)
      #expect(answer.hasPrefix("HTTP/1.1 4"), "\(answer.prefix(200))")
      #expect(!answer.contains("hidden") && !answer.contains("root:"))
    }
  }

  @Test("a host that is not allowed is refused, except by /up and /ready")
  func checksHost() async throws {
    try await TestSite.with { site in
      let client = site.client()
      for host in ["evil.example", "localhost.evil.example", "localhost:80:80", "a b"] {
        let page = try await client.get("/", headers: ["Host": host])
        #expect(page.status == 400, "\(host)")
      }
      for (path, host) in [("/", "LOCALHOST:1234"), ("/up", "10.0.0.7"), ("/ready", "10.0.0.7")] {
        let page = try await client.get(path, headers: ["Host": host])
        #expect(page.status == 200, "\(path)")
      }
    }
  }

  @Test("every response has the security headers, errors too")
  func hasSecurityHeaders() async throws {
    try await TestSite.with { site in
      let client = site.client()
      let pages = [
        try await client.get("/"), try await client.get("/nowhere/"),
        try await client.get("/", headers: ["Host": "evil.example"]),
        try await client.post("/accounts/login/", csrf: false),
      ]
      #expect(pages.map(\.status) == [200, 404, 400, 403])
      for page in pages {
        #expect(page.header("X-Content-Type-Options") == "nosniff")
        #expect(page.header("X-Frame-Options") == "DENY")
        #expect(page.header("Content-Security-Policy")?.contains("default-src 'none'") == true)
        #expect(page.header("Referrer-Policy") == "same-origin")
      }
    }
  }

  @Test("a form of 10 MB is refused with 413, with or without its length, and the server goes on")
  func refusesLargeBody() async throws {
    try await TestSite.with { site in
      let client = site.client()
      let body = [UInt8](repeating: UInt8(ascii: "a"), count: 10 << 20)
      for framing in [[:], ["Transfer-Encoding": "chunked"]] {
        let headers = ["Content-Type": "application/x-www-form-urlencoded"].merging(framing) { $1 }
        let page = try await client.send(.post, "/accounts/login/", headers: headers, body: body)
        #expect(page.status == 413)
      }
      #expect(try await client.get("/").status == 200)
    }
  }

  @Test(
    "a form that is not UTF-8 is refused with 400", arguments: ["username=%ff%fe", "username=\u{1}%C3%28", "%80=1"])
  func refusesInvalidForm(body: String) async throws {
    try await TestSite.with { site in
      let page = try await site.client().send(
        .post, "/accounts/login/", headers: ["Content-Type": "application/x-www-form-urlencoded"],
        body: Array(body.utf8))
      #expect(page.status == 400)
    }
  }

  @Test(
    "a header with control characters is refused with 400",
    arguments: [
      "X-Note: a\u{1}b", "X-Note: a\u{0}b", "X-Note: a\u{7F}b", "X-No\u{1}te: a", "X-Note : a", "Cookie: a=\u{2}",
    ])
  func refusesControlCharacters(header: String) async throws {
    try await TestSite.with { site in
      let request = "GET / HTTP/1.1\r\nHost: localhost\r\n\(header)\r\nConnection: close\r\n\r\n"
      let answer = try await RawConnection.exchange(Array(request.utf8), with: site.url)
      #expect(answer.hasPrefix("HTTP/1.1 400"), "\(answer.prefix(100))")
    }
  }
}
