import Foundation
import ManageGroundwork

@testable import ManageKit

/// A recorded signature, and the check that the library's is the same.
struct SigningRecord {
  let record: VectorRecord

  /// Whether the library answers as Django did.
  var isSame: Bool {
    switch record.string("kind") {
    case "sign": signer?.sign(record.string("value")) == record.string("signed")
    case "unsign": gives { () throws(SignatureError) in try signer?.unsign(record.string("signed")) }
    case "separator": (SignatureSeparator(record.string("sep")) == nil) == (record.expected.error != nil)
    case "timestamp_sign":
      timestampSigner.sign(record.string("value"), at: record.date("time")) == record.string("signed")
    case "timestamp_unsign":
      gives { () throws(SignatureError) in
        try timestampSigner.unsign(
          record.string("signed"), maxAge: record.seconds("max_age"), at: record.date("now"))
      }
    case "sign_object", "dumps", "loads": hasSameObject
    case "set_signed_cookie":
      cookieSigner.sign(record.string("value"), at: record.date("time")) == record.string("cookie")
    case "get_signed_cookie":
      gives { () throws(SignatureError) in
        try cookieSigner.unsign(record.string("cookie"), maxAge: record.seconds("max_age"), at: record.date("now"))
      }
    default: hasSameEncoding
    }
  }

  private var hasSameObject: Bool {
    let (salt, object) = (record.string("salt"), record.value("object"))
    switch record.string("kind") {
    case "sign_object":
      let signer = Signer(keys: keys, salt: salt)
      return signer.signObject(object) == record.string("signed")
        && (try? signer.unsignObject(record.string("signed"))) == object
    case "dumps":
      let time = record.date("time")
      let signed = Signing.dumps(object, keys: keys, salt: salt, compress: record["compress"].bool == true, at: time)
      return (try? Signing.loads(signed, keys: keys, salt: salt, at: time)) == object
        && (try? Signing.loads(record.string("signed"), keys: keys, salt: salt, at: time)) == object
        && signed.hasPrefix(".") == record["compressed"].bool
        && (record["compressed"].bool == true || signed == record.string("signed"))
    default:
      return givesValue { () throws(SignatureError) in
        try Signing.loads(
          record.string("signed"), keys: keys, salt: salt, maxAge: record.seconds("max_age"),
          at: record.date("now"))
      }
    }
  }

  private var hasSameEncoding: Bool {
    switch record.string("kind") {
    case "session_encode":
      guard let data = record.value("data").object else { return false }
      let encoded = sessionCodec.encode(data, at: record.date("time"))
      return sessionCodec.decode(encoded) == data
        && (record["compressed"].bool == true || encoded == record.string("encoded"))
    case "session_decode":
      return .object(sessionCodec.decode(record.string("encoded"))) == record.value("data")
    case "base62":
      return Base62.encode(record.int("number")) == record.string("text")
        && Base62.decode(record.string("text")) == record.int("number")
    case "base36":
      return Base36.encode(record.int("number")) == record.string("text")
        && Base36.decode(record.string("text")) == record.int("number")
    case "urlsafe_base64":
      let bytes = record.bytes(record["bytes"])
      return bytes.map { URLSafeBase64.encode($0) } == record.string("text")
        && URLSafeBase64.decode(record.string("text")) == bytes
    case "urlsafe_base64_decode":
      return URLSafeBase64.decode(record.string("text")) == record.bytes(record["expect"].object?["value"])
    case "salted_hmac":
      let code = DigestAlgorithm(rawValue: record.string("algorithm")).map { algorithm in
        SaltedHMAC.compute(
          salt: record.string("key_salt"), value: record.string("value"), secret: Array(record.string("secret").utf8),
          algorithm: algorithm)
      }
      return code?.hexadecimal == record.expected.value?.string
    default: return false
    }
  }

  private var keys: SigningKeys {
    SigningKeys(record.string("key"), fallbacks: record["fallback_keys"].array?.compactMap(\.string) ?? [])
  }

  private var signer: Signer? {
    guard let separator = SignatureSeparator(record.string("sep")),
      let algorithm = DigestAlgorithm(rawValue: record.string("algorithm"))
    else { return nil }
    return Signer(keys: keys, salt: record.string("salt"), separator: separator, algorithm: algorithm)
  }

  private var timestampSigner: TimestampSigner { TimestampSigner(keys: keys, salt: record.string("salt")) }

  private var sessionCodec: SessionCodec { SessionCodec(keys: SigningKeys(record.string("secret"))) }

  private var cookieSigner: CookieSigner {
    CookieSigner(
      keys: SigningKeys(record.string("secret")), name: record.string("name"), salt: record.string("salt"))
  }

  private func gives(_ read: () throws(SignatureError) -> String?) -> Bool {
    givesValue { () throws(SignatureError) in try read().map { .string($0) } ?? .null }
  }

  /// Whether it reads the recorded value, or fails with the recorded error.
  private func givesValue(_ read: () throws(SignatureError) -> JSONValue) -> Bool {
    do throws(SignatureError) {
      return try read() == record.expected.value
    } catch {
      let isExpired = if case .expired = error { true } else { false }
      return record.expected.error == (isExpired ? "SignatureExpired" : "BadSignature")
    }
  }
}
