import Testing

@testable import ManageKit

struct NextURLTests {
  @Test(
    "addresses of this site are local",
    arguments: [
      "/", "/forum/posts/new/", "/forum/?q=a:b&page=2#top", "/게시판/?q=김치", "?page=2", "#top", "forum/",
      "http://localhost:8000", "http://localhost:8000/forum/", "https://localhost:8000/?a=1", "/a//b", "/http://x/",
    ])
  func local(address: String) {
    #expect(NextURL.isLocal(address, host: "localhost:8000", isSecure: false))
  }

  @Test(
    "addresses that a browser could take elsewhere are not",
    arguments: [
      "", "//evil.example", "///evil.example", "//\u{338}evil.example", "http://evil.example/",
      "http://localhost:8000.evil.example/", "http://localhost:8000@evil.example/", "http://localhost/",
      "https:///evil.example", "http:evil.example", "javascript:alert(1)", "data:text/html,x", "ftp://localhost:8000/",
      "\\\\evil.example", "/\\evil.example", "/\\\u{338}evil.example", "http:\\\\localhost:8000", "/\t/evil.example",
      "/a\r\nSet-Cookie: x=1", "\u{8}//evil.example", "/a\u{85}b", "//localhost:8000/",
      "/" + String(repeating: "a", count: 2048),
    ])
  func foreign(address: String) {
    #expect(!NextURL.isLocal(address, host: "localhost:8000", isSecure: false))
  }

  @Test("from a secure page, none leads back to plain HTTP")
  func secure() {
    #expect(NextURL.isLocal("https://example.com/", host: "example.com", isSecure: true))
    #expect(!NextURL.isLocal("http://example.com/", host: "example.com", isSecure: true))
  }

  @Test("a site without a name has no absolute addresses")
  func noHost() {
    #expect(!NextURL.isLocal("http:///evil.example", host: "", isSecure: false))
  }

  @Test("the login page's address carries the next one, percent-encoded")
  func loginAddress() {
    #expect(
      LoginPage.address(next: "/forum/posts/?q=a b&c=%EA%B9%80")
        == "/accounts/login/?next=/forum/posts/%3Fq%3Da%20b%26c%3D%25EA%25B9%2580")
  }
}
