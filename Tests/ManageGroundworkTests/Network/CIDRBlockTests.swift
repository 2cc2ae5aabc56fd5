import ManageGroundwork
import Testing

@Suite("CIDRBlock")
struct CIDRBlockTests {
  @Test(
    "addresses inside",
    arguments: [
      ("10.0.0.0/8", "10.255.1.2"), ("10.1.2.3", "10.1.2.3"), ("192.168.4.0/22", "192.168.7.255"),
      ("0.0.0.0/0", "8.8.8.8"), ("::1", "::1"), ("2001:db8::/33", "2001:db8:7fff::1"), ("fe80::/10", "fe80::1%eth0"),
      ("127.0.0.0/8", "::ffff:127.0.0.1"), ("10.1.2.3/8", "10.9.9.9"), ("2001:DB8::/32", "2001:0db8:0:0::5"),
    ])
  func inside(block: String, address: String) throws {
    #expect(try #require(CIDRBlock(block)).contains(address: address))
  }

  @Test(
    "addresses outside",
    arguments: [
      ("10.0.0.0/8", "11.0.0.0"), ("10.1.2.3", "10.1.2.4"), ("192.168.4.0/22", "192.168.8.0"),
      ("0.0.0.0/0", "::1"), ("::/0", "8.8.8.8"), ("2001:db8::/33", "2001:db8:8000::1"), ("127.0.0.0/8", "localhost"),
      ("127.0.0.0/8", ""), ("127.0.0.0/8", "127.0.0.1\0"), ("127.0.0.0/8", "127.1"),
    ])
  func outside(block: String, address: String) throws {
    #expect(try !#require(CIDRBlock(block)).contains(address: address))
  }

  @Test(
    "text that isn't a block",
    arguments: [
      "", "/", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/", "10.0.0/8", "::1/129",
      "10.0.0.0/8/8", "300.0.0.1", "[::1]", " 10.0.0.1",
    ])
  func invalid(text: String) {
    #expect(CIDRBlock(text) == nil)
  }

  @Test("only a block of length 0 is everything")
  func everything() throws {
    #expect(try #require(CIDRBlock("0.0.0.0/0")).isEverything)
    #expect(try !#require(CIDRBlock("0.0.0.0/1")).isEverything)
  }
}
