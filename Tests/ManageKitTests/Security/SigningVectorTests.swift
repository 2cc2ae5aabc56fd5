import Foundation
import Testing

@testable import ManageKit

@Suite("Django's recorded signatures", .enabled(if: Vectors.areAvailable, Vectors.absence))
struct SigningVectorTests {
  @Test("a value is signed", arguments: Vectors.records("signing.jsonl", "sign"))
  func sign(_ record: VectorRecord) throws {
    #expect(try signer(record).sign(record.string("value")) == record.string("signed"))
  }

  @Test("a signature is checked", arguments: Vectors.records("signing.jsonl", "unsign"))
  func unsign(_ record: VectorRecord) throws {
    let signer = try signer(record)
    expect(record) { () throws(SignatureError) in .string(try signer.unsign(record.string("signed"))) }
  }

  @Test("a separator must be safe", arguments: Vectors.records("signing.jsonl", "separator"))
  func separator(_ record: VectorRecord) {
    #expect((SignatureSeparator(record.string("sep")) == nil) == (record.expected.error != nil))
  }

  @Test("a value is signed with the time", arguments: Vectors.records("signing.jsonl", "timestamp_sign"))
  func timestampSign(_ record: VectorRecord) {
    let signer = TimestampSigner(keys: keys(record), salt: record.string("salt"))
    #expect(signer.sign(record.string("value"), at: record.date("time")) == record.string("signed"))
  }

  @Test("a signature expires", arguments: Vectors.records("signing.jsonl", "timestamp_unsign"))
  func timestampUnsign(_ record: VectorRecord) {
    let signer = TimestampSigner(keys: keys(record), salt: record.string("salt"))
    expect(record) { () throws(SignatureError) in
      .string(
        try signer.unsign(record.string("signed"), maxAge: record.seconds("max_age"), at: record.date("now")))
    }
  }

  @Test("an object is signed", arguments: Vectors.records("signing.jsonl", "sign_object"))
  func signObject(_ record: VectorRecord) throws {
    let signer = Signer(keys: keys(record), salt: record.string("salt"))
    #expect(signer.signObject(record.value("object")) == record.string("signed"))
    #expect(try signer.unsignObject(record.string("signed")) == record.value("object"))
  }

  @Test("an object is dumped", arguments: Vectors.records("signing.jsonl", "dumps"))
  func dumps(_ record: VectorRecord) throws {
    let (keys, salt, time) = (keys(record), record.string("salt"), record.date("time"))
    let object = record.value("object")
    let signed = Signing.dumps(object, keys: keys, salt: salt, compress: record["compress"].bool == true, at: time)
    #expect(try Signing.loads(signed, keys: keys, salt: salt, at: time) == object)
    #expect(try Signing.loads(record.string("signed"), keys: keys, salt: salt, at: time) == object)
    #expect(signed.hasPrefix(".") == record["compressed"].bool)
    if record["compressed"].bool == false { #expect(signed == record.string("signed")) }
  }

  @Test("an object is loaded", arguments: Vectors.records("signing.jsonl", "loads"))
  func loads(_ record: VectorRecord) {
    expect(record) { () throws(SignatureError) in
      try Signing.loads(
        record.string("signed"), keys: keys(record), salt: record.string("salt"),
        maxAge: record.seconds("max_age"), at: record.date("now"))
    }
  }

  @Test("a cookie is signed", arguments: Vectors.records("signing.jsonl", "set_signed_cookie"))
  func setSignedCookie(_ record: VectorRecord) {
    #expect(cookieSigner(record).sign(record.string("value"), at: record.date("time")) == record.string("cookie"))
  }

  @Test("a signed cookie is read", arguments: Vectors.records("signing.jsonl", "get_signed_cookie"))
  func getSignedCookie(_ record: VectorRecord) {
    expect(record) { () throws(SignatureError) in
      .string(
        try cookieSigner(record).unsign(
          record.string("cookie"), maxAge: record.seconds("max_age"), at: record.date("now")))
    }
  }

  @Test("a session is stored", arguments: Vectors.records("signing.jsonl", "session_encode"))
  func sessionEncode(_ record: VectorRecord) throws {
    let codec = SessionCodec(keys: SigningKeys(record.string("secret")))
    let data = try #require(record.value("data").object)
    let encoded = codec.encode(data, at: record.date("time"))
    #expect(codec.decode(encoded) == data)
    if record["compressed"].bool == false { #expect(encoded == record.string("encoded")) }
  }

  @Test("a stored session is read", arguments: Vectors.records("signing.jsonl", "session_decode"))
  func sessionDecode(_ record: VectorRecord) {
    let codec = SessionCodec(keys: SigningKeys(record.string("secret")))
    #expect(.object(codec.decode(record.string("encoded"))) == record.value("data"))
  }

  @Test("a number in base 62", arguments: Vectors.records("signing.jsonl", "base62"))
  func base62(_ record: VectorRecord) {
    #expect(Base62.encode(record.int("number")) == record.string("text"))
    #expect(Base62.decode(record.string("text")) == record.int("number"))
  }

  @Test("URL-safe base64 is written", arguments: Vectors.records("signing.jsonl", "urlsafe_base64"))
  func urlSafeBase64(_ record: VectorRecord) throws {
    let bytes = try #require(record.bytes(record["bytes"]))
    #expect(URLSafeBase64.encode(bytes) == record.string("text"))
    #expect(URLSafeBase64.decode(record.string("text")) == bytes)
  }

  @Test("URL-safe base64 is read", arguments: Vectors.records("signing.jsonl", "urlsafe_base64_decode"))
  func urlSafeBase64Decode(_ record: VectorRecord) {
    #expect(URLSafeBase64.decode(record.string("text")) == record.bytes(record["expect"].object?["value"]))
  }

  @Test("a salted HMAC", arguments: Vectors.records("signing.jsonl", "salted_hmac"))
  func saltedHMAC(_ record: VectorRecord) {
    let code = DigestAlgorithm(rawValue: record.string("algorithm")).map { algorithm in
      SaltedHMAC.compute(
        salt: record.string("key_salt"), value: record.string("value"), secret: Array(record.string("secret").utf8),
        algorithm: algorithm)
    }
    #expect(code?.hexadecimal == record.expected.value?.string)
  }

  private func keys(_ record: VectorRecord) -> SigningKeys {
    SigningKeys(record.string("key"), fallbacks: record["fallback_keys"].array?.compactMap(\.string) ?? [])
  }

  private func signer(_ record: VectorRecord) throws -> Signer {
    Signer(
      keys: keys(record), salt: record.string("salt"),
      separator: try #require(SignatureSeparator(record.string("sep"))),
      algorithm: try #require(DigestAlgorithm(rawValue: record.string("algorithm"))))
  }

  private func cookieSigner(_ record: VectorRecord) -> CookieSigner {
    CookieSigner(
      keys: SigningKeys(record.string("secret")), name: record.string("name"), salt: record.string("salt"))
  }

  private func expect(_ record: VectorRecord, _ read: () throws(SignatureError) -> JSONValue) {
    do throws(SignatureError) {
      let value = try read()
      #expect(value == record.expected.value)
    } catch {
      let isExpired = if case .expired = error { true } else { false }
      #expect(record.expected.error == (isExpired ? "SignatureExpired" : "BadSignature"))
    }
  }
}
