import ManageGroundwork
import Testing

@Suite("The parts of a URL")
struct SplitURLTests {
  @Test("are the scheme, the authority, the path, the query and the fragment")
  func parts() throws {
    let url = try #require(SplitURL("HTTPS://a@[::1]:80/b/c?d=e?f#g#h"))
    #expect(url.scheme == "https" && url.authority == "a@[::1]:80" && url.path == "/b/c")
    #expect(url.query == "d=e?f" && url.fragment == "g#h")
  }

  @Test("may be missing")
  func missing() throws {
    #expect(try #require(SplitURL("mailto:a")).path == "a")
    #expect(try #require(SplitURL("/a:b")) == #require(SplitURL(" /a\n:b")))
    #expect(try #require(SplitURL("?a")).query == "a")
  }

  @Test("are none where the host could be read in two ways", arguments: ["//[::1", "//a]", "//[a]", "//a\u{2100}b"])
  func ambiguous(url: String) {
    #expect(SplitURL(url) == nil)
  }
}
