import ManageGroundwork
import Testing

@testable import ManageKit

@Suite("A field of an IP address")
struct IPAddressFieldTests {
  @Test("PostgreSQL's prefix of a host is dropped, that of a network refused")
  func prefixes() {
    #expect(IPAddress.fromDatabaseValue(.text("192.0.2.1/32"))?.description == "192.0.2.1")
    #expect(IPAddress.fromDatabaseValue(.text("2001:db8::1/128"))?.description == "2001:db8::1")
    #expect(IPAddress.fromDatabaseValue(.text("192.0.2.0/24")) == nil)
    #expect(IPAddress.fromDatabaseValue(.text("2001:db8::/32")) == nil)
    #expect(IPAddress.fromDatabaseValue(.integer(1)) == nil)
  }
}
