import ManageGroundwork
import Testing

@Suite("An IP address")
struct IPAddressTests {
  @Test(
    "is written in its canonical form",
    arguments: [
      ("192.0.2.1", "192.0.2.1"), ("2001:DB8:0:0::1", "2001:db8::1"), ("::", "::"),
      ("::ffff:192.0.2.1", "::ffff:192.0.2.1"), ("2001:0DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
      ("::ffff:a0a:a0a", "::ffff:10.10.10.10"), ("1:0:2:0:0:3:0:4", "1:0:2::3:0:4"),
      ("0:1:2:3:4:5:6:7", "0:1:2:3:4:5:6:7"),
    ])
  func canonical(text: String, expected: String) {
    #expect(IPAddress(text)?.description == expected)
    #expect(IPAddress(text) == IPAddress(expected))
  }

  @Test(
    "is nothing else",
    arguments: [
      "", "192.0.2", "192.0.2.256", "192.0.2.1/24", "fe80::1%eth0", "192.0.2.1\0", " 192.0.2.1", "host", "1::2::3",
      "12345::", ":1",
      "::1.2.3", "1:2:3:4:5:6:7:8:9", "::%eth0", "01.2.3.4",
    ])
  func refused(text: String) {
    #expect(IPAddress(text) == nil)
  }

  @Test("of IPv4 may be mapped into one of IPv6")
  func mapped() {
    #expect(IPAddress("::ffff:a0a:a0a")?.mappedIPv4 == IPAddress("10.10.10.10"))
    #expect(IPAddress("::a0a:a0a")?.mappedIPv4 == nil)
  }

  @Test("stands before another by its family, then by its number")
  func order() {
    let sorted = ["9.0.0.1", "10.0.0.1", "255.255.255.255", "::", "::1", "2001:db8::", "ff00::"]
    #expect(sorted.reversed().compactMap { IPAddress($0) }.sorted().map(\.description) == sorted)
  }
}
