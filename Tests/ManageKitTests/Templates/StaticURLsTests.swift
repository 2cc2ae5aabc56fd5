import Testing

@testable import ManageKit

struct StaticURLsTests {
  private static func manifest(_ paths: [String: String]) throws -> StaticManifest {
    let pairs = paths.map { "\"\($0.key)\": \"\($0.value)\"" }.joined(separator: ",")
    return try StaticManifest(parsing: Array("{\"version\": \"1.1\", \"paths\": {\(pairs)}}".utf8), name: "m")
  }

  @Test(
    "a static file's URL is its path after the prefix, escaped; a query and a place in it stay",
    arguments: [
      ("css/site.css", "/static/css/site.css"), ("a b.css", "/static/a%20b.css"), ("a%.css", "/static/a%25.css"),
      ("sprite.svg#logo", "/static/sprite.svg#logo"), ("a b.css?v=1#x", "/static/a%20b.css?v=1#x"),
      ("김치.png", "/static/%EA%B9%80%EC%B9%98.png"), ("", "/static/"), ("a+b.png", "/static/a%2Bb.png"),
      ("(a)~'!*.png", "/static/(a)~'!*.png"), ("a@2x.png", "/static/a%402x.png"),
    ])
  func url(path: String, url: String) {
    #expect(PlainStaticURLs(prefix: "/static/").staticURL(for: path) == url)
  }

  @Test("a file whose name has a number sign or a question mark in it is found by it")
  func wholeName() {
    let statics = PlainStaticURLs(prefix: "/static/") { ["a#b.png", "what?.png", "sprite.svg"].contains($0) }
    #expect(statics.staticURL(for: "a#b.png") == "/static/a%23b.png")
    #expect(statics.staticURL(for: "what?.png") == "/static/what%3F.png")
    #expect(statics.staticURL(for: "sprite.svg#logo") == "/static/sprite.svg#logo")
  }

  @Test(
    "a collected file's URL has the name that the manifest has",
    arguments: [
      ("css/site.css", "https://cdn.example.com/static/css/site.1.css"),
      ("a.svg#logo", "https://cdn.example.com/static/a.2.svg#logo"),
      ("a.svg?#iefix", "https://cdn.example.com/static/a.2.svg?#iefix"),
      ("css/", "https://cdn.example.com/static/css/"),
      ("100%.png", "https://cdn.example.com/static/100%25.3.png"),
      ("what?.png", "https://cdn.example.com/static/what%3F.4.png"),
    ])
  func collected(path: String, url: String) throws {
    let manifest = try Self.manifest([
      "css/site.css": "css/site.1.css", "a.svg": "a.2.svg", "100%.png": "100%.3.png", "what?.png": "what?.4.png",
    ])
    let statics = HashedStaticURLs(prefix: "https://cdn.example.com/static/", manifest: manifest)
    #expect(try statics.staticURL(for: path) == url)
  }

  @Test(
    "a file that the manifest doesn't have is an error",
    arguments: ["gone.css", "css/../a.css", "/a.css", "a.css?x", "A.CSS"])
  func missing(path: String) throws {
    let statics = HashedStaticURLs(prefix: "/static/", manifest: try Self.manifest(["css/a.css": "css/a.1.css"]))
    #expect(throws: StaticError.self) { try statics.staticURL(for: path) }
    #expect(throws: StaticError.self) { try statics.integrity(of: path) }
  }

  @Test("the files' server is known by the prefix")
  func origin() throws {
    for (prefix, origin) in [
      ("/static/", nil), ("https://cdn.example.com/static/", "https://cdn.example.com"),
      ("http://127.0.0.1:9000/bucket/static/", "http://127.0.0.1:9000"),
    ] {
      #expect(HashedStaticURLs(prefix: prefix, manifest: try Self.manifest([:])).origin == origin)
    }
  }
}
