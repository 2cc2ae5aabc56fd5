import Testing

@testable import ManageKit

@Suite("Base62, URLSafeBase64, randomString, constantTimeCompare")
struct EncodingTests {
  @Test("numbers in base 62 count 0-9, A-Z, a-z", arguments: [(0, "0"), (61, "z"), (62, "10"), (-62, "-10")])
  func base62(number: Int, text: String) {
    #expect(Base62.encode(number) == text)
    #expect(Base62.decode(text) == number)
  }

  @Test("anything but a 64-bit number in base 62 is refused", arguments: ["", "-", "1!", "AzL8n0Y58m8", "한"])
  func base62Invalid(text: String) {
    #expect(Base62.decode(text) == nil)
  }

  @Test("base64 for addresses has - and _ and no padding")
  func base64() {
    #expect(URLSafeBase64.encode([0xFB, 0xFF, 0xFE, 1]) == "-__-AQ")
    #expect(URLSafeBase64.decode("-__-AQ") == [0xFB, 0xFF, 0xFE, 1])
    #expect(URLSafeBase64.decode("-__-AQ==") == [0xFB, 0xFF, 0xFE, 1])
    #expect(URLSafeBase64.decode("A") == nil)
  }

  @Test("a random string has its length and alphabet, and is never the same twice")
  func random() {
    let strings = (0..<100).map { _ in randomString(32, from: .lowercaseAlphanumeric) }
    #expect(Set(strings).count == 100)
    #expect(strings.allSatisfy { $0.count == 32 })
    #expect(Set(strings.joined()) == Set(RandomAlphabet.lowercaseAlphanumeric.rawValue))
  }

  @Test("strings are equal byte for byte: no other spelling of the same character counts")
  func compare() {
    #expect(constantTimeCompare("secret", "secret"))
    #expect(constantTimeCompare("", ""))
    #expect(!constantTimeCompare("secret", "secreT"))
    #expect(!constantTimeCompare("secret", "secre"))
    #expect(!constantTimeCompare("é", "e\u{301}"))
  }
}
