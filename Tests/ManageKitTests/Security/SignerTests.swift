import Foundation
import ManageGroundwork
import Testing

@testable import ManageKit

@Suite("Signer, TimestampSigner and Signing")
struct SignerTests {
  private let keys = SigningKeys("a-key-of-the-tests")
  private let time = Date(timeIntervalSince1970: 1_767_225_600.9)

  @Test("a signed text is Django's and reads back")
  func sign() throws {
    let signer = Signer(keys: keys)
    #expect(signer.sign("hello") == "hello:mh1SJ0kxfG4m97mPQQYXuFlI7rtUqwgzBf9Li_iK62E")
    #expect(Signer(keys: keys, salt: "other").sign("안녕") == "안녕:0Rcpg3IVVcyC4y1aGsVpfD1lp7tT8XOK-LGvKxtBWgk")
    #expect(try signer.unsign(signer.sign("a:b")) == "a:b")
  }

  @Test("a combining mark after the separator hides no signature")
  func combiningMark() throws {
    let signer = Signer(keys: keys)
    #expect(throws: SignatureError.mismatch) { try signer.unsign("hello:\u{301}") }
    #expect(try signer.unsign(signer.sign("hello:\u{301}")).utf8.elementsEqual("hello:\u{301}".utf8))
  }

  @Test("another text, salt or key makes another signature")
  func mismatch() {
    let signed = Signer(keys: keys).sign("hello")
    #expect(throws: SignatureError.mismatch) { try Signer(keys: keys).unsign("j" + signed.dropFirst()) }
    #expect(throws: SignatureError.mismatch) { try Signer(keys: keys).unsign(String(signed.dropLast())) }
    #expect(throws: SignatureError.mismatch) { try Signer(keys: keys, salt: "other").unsign(signed) }
    #expect(throws: SignatureError.mismatch) { try Signer(keys: SigningKeys("other")).unsign(signed) }
    #expect(throws: SignatureError.missing) { try Signer(keys: keys).unsign("hello") }
  }

  @Test("signatures of an old key still count, and new ones are the new key's")
  func rotation() throws {
    let rotated = Signer(keys: SigningKeys("new", fallbacks: ["older", "a-key-of-the-tests"]))
    #expect(try rotated.unsign(Signer(keys: keys).sign("hello")) == "hello")
    #expect(rotated.sign("hello") == Signer(keys: SigningKeys("new")).sign("hello"))
  }

  @Test("keys never show")
  func secrecy() {
    let secret = SigningKeys("hunter2", fallbacks: ["swordfish"])
    var dumped = ""
    dump(secret, to: &dumped)
    for text in ["\(secret)", String(reflecting: secret), dumped] {
      #expect(!text.contains("hunter2") && !text.contains("104") && !text.contains("swordfish"))
    }
  }

  @Test("a dated signature holds for its time and not a second longer")
  func timestamp() throws {
    let signer = TimestampSigner(keys: keys, salt: "mail")
    let signed = signer.sign("hello", at: time)
    #expect(signed == "hello:1vb66i:kX-Vi0aFLjgDRoAu_NQmX8cEKaTNYq3Hi7Tp9ThZTrA")
    let issued = Date(timeIntervalSince1970: 1_767_225_600)
    #expect(try signer.unsign(signed, maxAge: 60, at: issued + 60) == "hello")
    #expect(throws: SignatureError.expired(age: 61, maxAge: 60)) {
      try signer.unsign(signed, maxAge: 60, at: issued + 61)
    }
    #expect(try signer.unsign(signed, at: issued + 1e9) == "hello")
  }

  @Test(
    "a signature without a date isn't a dated one", arguments: ["hello", "hello:!", "hello:", "hello:zzzzzzzzzzzz"])
  func malformedTimestamp(value: String) {
    let signed = Signer(keys: keys, salt: "mail").sign(value)
    #expect(throws: SignatureError.malformed) { try TimestampSigner(keys: keys, salt: "mail").unsign(signed) }
  }

  @Test("an object becomes Django's text and back")
  func dumps() throws {
    let object: JSONValue = ["user": 7, "name": "민수"]
    let signed = Signing.dumps(object, keys: keys, at: time)
    #expect(
      signed == "eyJ1c2VyIjo3LCJuYW1lIjoiXHViYmZjXHVjMjE4In0:1vb66i:c9hNkR56mwl4nlsmON2to8aTj7Sfvf3bQTSnMeJjl10")
    #expect(try Signing.loads(signed, keys: keys) == object)
  }

  @Test("compression is used where it shortens, and Django's is read")
  func compression() throws {
    let long: JSONValue = ["text": .string(String(repeating: "a", count: 100))]
    let signed = Signing.dumps(long, keys: keys, compress: true, at: time)
    #expect(signed.hasPrefix(".") && signed.count < 100)
    #expect(try Signing.loads(signed, keys: keys) == long)
    #expect(!Signing.dumps([1], keys: keys, compress: true).hasPrefix("."))
    let ofDjango = ".eJyrVipJrShRslJKpANQqgUA_DspZA:1vb66i:njQfyFQodJ0i0XC7jecpG0w5wDz06MoyLaYW0F7u7CA"
    #expect(try Signing.loads(ofDjango, keys: keys) == long)
  }

  @Test("signed text that isn't an object is refused", arguments: ["", "!", "YQ", "A", ".YQ", ".eJw"])
  func malformedObject(payload: String) {
    let signed = TimestampSigner(keys: keys, salt: Signing.defaultSalt).sign(payload)
    #expect(throws: SignatureError.malformed) { try Signing.loads(signed, keys: keys) }
  }

  @Test("a cookie's signature is for its name and salt alone")
  func cookie() throws {
    let signer = CookieSigner(keys: keys, name: "theme", salt: "s")
    let cookie = signer.sign("dark", at: time)
    #expect(cookie == "dark:1vb66i:Y_Zi1t68si7EgwUHivTaT_pvtBYgsJFV7sdoySWS7Ls")
    #expect(try signer.unsign(cookie) == "dark")
    #expect(throws: SignatureError.mismatch) { try CookieSigner(keys: keys, name: "stheme").unsign(cookie) }
  }
}
