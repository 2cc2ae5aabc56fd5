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

  @Test(
    "a file that its author compressed is of the type of what is in it",
    arguments: [
      ("a.svgz", "image/svg+xml", "gzip"), ("A.SVGZ", "image/svg+xml", "gzip"),
      ("game.wasm.br", "application/wasm", "br"),
      ("game.framework.js.gz", "text/javascript; charset=utf-8", "gzip"),
      ("game.data.gz", "application/octet-stream", "gzip"),
    ])
  func stored(path: String, type: String, encoding: String) {
    #expect(StaticContentType.of(path) == type && StaticContentType.encoding(of: path) == encoding)
    #expect(!StaticContentType.isCompressible(path))
  }

  @Test("others are as they are stored", arguments: ["a.svg", "a.tar.gz", "a.gz", ".svgz", "a.json.gz", "svgz"])
  func plain(path: String) {
    #expect(StaticContentType.encoding(of: path) == nil)
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
