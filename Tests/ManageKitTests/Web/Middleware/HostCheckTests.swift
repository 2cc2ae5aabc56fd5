import Hummingbird
import ManageTesting
import Testing

@testable import ManageKit

struct HostCheckTests {
  private func allows(_ allowed: [String], _ host: String) -> Bool {
    HostCheck(allowedHosts: allowed).allows(host)
  }

  @Test("a name allows itself, with any port and in any case")
  func name() {
    for host in ["example.com", "EXAMPLE.com", "example.com:8000", "example.com:80", "example.com."] {
      #expect(allows(["example.com"], host), "\(host)")
    }
    #expect(allows(["Example.COM"], "example.com"))
    for host in ["www.example.com", "example.com.evil.example", "evil-example.com", "example.org", ""] {
      #expect(!allows(["example.com"], host), "\(host)")
    }
    #expect(allows(["example.org", "example.com"], "example.com"))
    #expect(!allows([], "example.com"))
  }

  @Test("a leading dot allows the subdomains too")
  func subdomains() {
    for host in ["example.com", "www.example.com", "a.b.example.com:8000"] {
      #expect(allows([".example.com"], host), "\(host)")
    }
    for host in ["evilexample.com", "example.com.evil.example", "com"] {
      #expect(!allows([".example.com"], host), "\(host)")
    }
  }

  @Test("addresses are allowed as they are named")
  func addresses() {
    #expect(allows(["127.0.0.1"], "127.0.0.1:8000"))
    #expect(!allows(["127.0.0.1"], "127.0.0.2"))
    #expect(allows(["[::1]"], "[::1]"))
    #expect(allows(["[::1]"], "[::1]:8000"))
    #expect(!allows(["[::1]"], "[::2]"))
    #expect(!allows(["[::1]"], "::1"))
  }

  @Test(
    "a malformed host is refused, even where any is allowed",
    arguments: [
      "", "a b", "a/b", "a@b", "a:b", "example.com:80:80", "example.com:-1", "example.com:123456", "<script>", "김치",
      "[::1", "[::1]x", "[::1]:x", "[a b]", "[<script>]", "a,b", ".", "a\\b", "a\0",
    ])
  func malformed(host: String) {
    #expect(!allows(["*"], host))
  }

  @Test("a star allows any host")
  func any() {
    for host in ["example.com", "10.0.0.7:8000", "[fe80::1]", "my_host"] { #expect(allows(["*"], host), "\(host)") }
  }

  @Test("a request under another name, or none, is refused with 400")
  func refuses() async throws {
    try await RoutedSite.with(routes: { $0.get("") { _, _ in Response.text("home") } }) { site in
      #expect(try await site.send(.get, "/", host: "localhost:8000").status == 200)
      #expect(try await site.send(.get, "/", host: "evil.example").status == 400)
      #expect(try await site.send(.get, "/", host: nil).status == 400)
      let forwarded = try await site.send(.get, "/", headers: ["X-Forwarded-Host": "evil.example"])
      #expect(forwarded.status == 400)
    }
  }
}
