import ManageGroundwork
import Testing

@Suite("A host's name")
struct HostNameTests {
  @Test(
    "has labels of letters, digits, hyphens and underscores",
    arguments: ["localhost", "a.example.com", "db_1", "a-b", "1", String(repeating: "a", count: 63)])
  func valid(name: String) {
    #expect(HostName.isValid(name))
  }

  @Test(
    "is nothing else",
    arguments: [
      "", ".", "a.", "a..b", "-a", "a-", "a b", "김치", "a:80", String(repeating: "a", count: 64),
      String(repeating: "a.", count: 127),
    ])
  func invalid(name: String) {
    #expect(!HostName.isValid(name))
  }

  @Test("of a domain may be international, and ends with a top-level domain")
  func international() {
    for name in ["example.com", "김치.kr", "a.xn--p1ai"] { #expect(HostName.isInternationalDomain(name), "\(name)") }
    for name in ["localhost", "a.1", "a.b", "a_b.com", "a..com", "a.xn--"] {
      #expect(!HostName.isInternationalDomain(name), "\(name)")
    }
  }
}
