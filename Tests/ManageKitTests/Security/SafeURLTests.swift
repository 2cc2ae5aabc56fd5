import Testing

@testable import ManageKit

@Suite("Addresses and names from outside")
struct SafeURLTests {
  @Test("an address of this site is allowed", arguments: ["/a", "a?b=//c", "https://example.com/p", "//example.com/"])
  func allowed(_ url: String) {
    #expect(SafeURL.isAllowed(url, hosts: ["example.com"]))
  }

  @Test(
    "one that leads elsewhere is not",
    arguments: [
      "", "//evil.com", "///evil.com", "/\\evil.com", "https:///evil.com", "javascript:alert(1)", "\u{8}//evil.com",
      "http://example.com\\@evil.com", "http://[::1/", "ftp://example.com",
    ])
  func refused(_ url: String) {
    #expect(!SafeURL.isAllowed(url, hosts: ["example.com"]))
  }

  @Test("https can be required, and a second slash at the front is escaped")
  func strict() {
    #expect(!SafeURL.isAllowed("http://example.com/", hosts: ["example.com"], requiresHTTPS: true))
    #expect(SafeURL.escapingLeadingSlashes("//evil.com") == "/%2Fevil.com")
  }

  @Test("addresses of IPv6 have one shortest form")
  func ipv6() {
    #expect(IPv6Address("2001:0DB8:0:0:1:0:0:1")?.description == "2001:db8::1:0:0:1")
    #expect(IPv6Address("::ffff:a0a:a0a")?.mappedIPv4 == "10.10.10.10")
    #expect(IPv6Address("::")?.description == "::")
    for wrong in ["1::2::3", "12345::", ":1", "::1.2.3", "1:2:3:4:5:6:7:8:9", "::%eth0"] {
      #expect(IPv6Address(wrong) == nil)
    }
  }

  @Test("file names keep letters of all scripts and nothing that leads to other folders")
  func fileNames() {
    #expect(SafeFileName.make(" 내 파일 (1).txt ") == "내_파일_1.txt")
    #expect(SafeFileName.make("../../etc/passwd") == "....etcpasswd")
    #expect(SafeFileName.make("???") == nil)
  }

  @Test("numbers in base 36 are read back, within 64 bits")
  func base36() {
    #expect(Base36.encode(818_469_960) == "django")
    #expect(Base36.decode("django") == 818_469_960)
    #expect(Base36.decode("zzzzzzzzzzzzzz") == nil)
    #expect(Base36.encode(-1) == nil)
  }
}
