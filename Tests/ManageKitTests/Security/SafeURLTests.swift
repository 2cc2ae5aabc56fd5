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
