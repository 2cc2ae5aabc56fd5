import Testing

@testable import ManageKit

@Suite("EmailAddress")
struct EmailAddressTests {
  @Test(
    "a domain of any script is sent in Punycode",
    arguments: [
      ("kim@example.com", "kim@example.com"), ("kim@한국.kr", "kim@xn--3e0b707e.kr"),
      ("x@BÜCHER.example", "x@xn--bcher-kva.example"), ("x@faß.de", "x@xn--fa-hia.de"),
      ("x@日本語。jp", "x@xn--wgv71a119e.jp"), ("x@пример.испытание", "x@xn--e1afmkfd.xn--80akhbyknj4f"),
      ("x@[192.0.2.1]", "x@[192.0.2.1]"), ("x@[2001:db8::1]", "x@[IPv6:2001:db8::1]"), ("x@localhost", "x@localhost"),
    ])
  func domains(address: String, ascii: String) throws {
    #expect(try EmailAddress(address).ascii(in: "To") == ascii)
  }

  @Test("an address beyond ASCII before the @ is refused before anything is sent")
  func local() {
    #expect(throws: EmailError.localPartNotASCII(field: "To")) { try EmailAddress("김@example.com").ascii(in: "To") }
  }

  @Test(
    "what isn't an address is refused",
    arguments: [
      "", "x", "@", "x@", "@example.com", "a b@example.com", "x@exa mple.com", "x@-a.com", "x@a..b", "x@☃.example",
      "x@a\u{200D}b.com", ".x@example.com", "x>@example.com", "\"a\u{7}b\"@example.com",
      String(repeating: "a", count: 65) + "@example.com", "x@" + String(repeating: "a", count: 64) + ".com",
    ])
  func refused(address: String) {
    #expect(throws: EmailError.invalidAddress(field: "To")) { try EmailAddress(address).ascii(in: "To") }
  }

  @Test("an address is read with its name")
  func parsing() {
    #expect(EmailAddress(parsing: " a@example.com ") == EmailAddress("a@example.com"))
    #expect(EmailAddress(parsing: "Kim <a@example.com>") == EmailAddress("a@example.com", name: "Kim"))
    #expect(EmailAddress(parsing: "\"Kim, M\" <a@example.com>") == EmailAddress("a@example.com", name: "Kim, M"))
    #expect(EmailAddress(parsing: "Kim <a>") == nil)
    #expect(EmailAddress(parsing: "Kim\n <a@example.com>") == nil)
  }
}
