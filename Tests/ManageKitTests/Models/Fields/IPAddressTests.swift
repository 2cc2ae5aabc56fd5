import Testing

@testable import ManageKit

@Suite("A field of an IP address")
struct IPAddressTests {
  @Test(
    "is kept in its canonical form",
    arguments: [
      ("192.0.2.1", "192.0.2.1"), ("2001:DB8:0:0::1", "2001:db8::1"), ("::", "::"),
      ("::ffff:192.0.2.1", "::ffff:192.0.2.1"),
    ])
  func canonical(text: String, expected: String) {
    #expect(IPAddress(text)?.description == expected)
    #expect(IPAddress(text) == IPAddress(expected))
  }

  @Test(
    "is nothing else",
    arguments: ["", "192.0.2", "192.0.2.256", "192.0.2.1/24", "fe80::1%eth0", "192.0.2.1\0", " 192.0.2.1", "host"])
  func refused(text: String) {
    #expect(IPAddress(text) == nil)
  }

  @Test("PostgreSQL's prefix of a host is dropped, that of a network refused")
  func prefixes() {
    #expect(IPAddress.fromDatabaseValue(.text("192.0.2.1/32"))?.description == "192.0.2.1")
    #expect(IPAddress.fromDatabaseValue(.text("2001:db8::1/128"))?.description == "2001:db8::1")
    #expect(IPAddress.fromDatabaseValue(.text("192.0.2.0/24")) == nil)
    #expect(IPAddress.fromDatabaseValue(.text("2001:db8::/32")) == nil)
    #expect(IPAddress.fromDatabaseValue(.integer(1)) == nil)
  }
}
