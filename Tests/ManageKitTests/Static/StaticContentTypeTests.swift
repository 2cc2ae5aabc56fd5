import Testing

@testable import ManageKit

struct StaticContentTypeTests {
  @Test(
    "a type goes by the extension, in any case; text is UTF-8",
    arguments: [
      ("a.css", "text/css; charset=utf-8"), ("a.mjs", "text/javascript; charset=utf-8"),
      ("A.JS", "text/javascript; charset=utf-8"),
      ("a.map", "application/json"), ("a.webmanifest", "application/manifest+json"), ("a.woff2", "font/woff2"),
      ("a.avif", "image/avif"), ("a.wasm", "application/wasm"), ("a.svg", "image/svg+xml"),
      ("a.tar.gz", "application/gzip"),
      ("LICENSE", "application/octet-stream"), ("x.css/a", "application/octet-stream"),
      ("a.", "application/octet-stream"),
    ])
  func type(path: String, type: String) {
    #expect(StaticContentType.of(path) == type)
  }

  @Test("text gets smaller, pictures and archives don't")
  func compressible() {
    for path in ["a.css", "a.js", "a.svg", "a.json", "a.map", "a.xml", "a.wasm", "a.ttf"] {
      #expect(StaticContentType.isCompressible(path), "\(path)")
    }
    for path in ["a.png", "a.woff2", "a.zip", "a.gz", "a", "a.mp4", "a.avif"] {
      #expect(!StaticContentType.isCompressible(path), "\(path)")
    }
  }
}
