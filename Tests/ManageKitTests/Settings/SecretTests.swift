import Testing

@testable import ManageKit

@Suite("Secret")
struct SecretTests {
  private struct Holder {
    let password = Secret("Kimchi-jjigae-42")
  }

  @Test("a secret is masked in every kind of text")
  func masked() {
    let secret = Secret("Kimchi-jjigae-42")
    var dumped = ""
    dump(secret, to: &dumped)
    dump(Holder(), to: &dumped)
    dump([secret] as [Any], to: &dumped)
    let texts = ["\(secret)", String(describing: secret), String(reflecting: secret), "\(Holder())", dumped]
    #expect(texts.allSatisfy { !$0.contains("jjigae") && $0.contains("***") })
  }

  @Test("a mirror finds nothing in a secret")
  func mirror() {
    #expect(Mirror(reflecting: Secret("Kimchi-jjigae-42")).children.isEmpty)
  }

  @Test("a secret can't be encoded")
  func encoding() {
    #expect(!((Secret("Kimchi-jjigae-42") as Any) is any Encodable))
  }

  @Test("reveal returns the value")
  func reveal() {
    #expect(Secret("Kimchi-jjigae-42").reveal() == "Kimchi-jjigae-42")
  }

  @Test("an environment is as silent as its values")
  func environment() {
    var dumped = ""
    dump(SettingsFixture.environment(["A": "Kimchi-jjigae-42"], file: "B=Doenjang-jjigae-43"), to: &dumped)
    #expect(!dumped.contains("jjigae"))
  }
}
