public import Foundation
public import ManageGroundwork

/// Signs text together with the time, as Django's `TimestampSigner` does: `value:time:signature`.
public struct TimestampSigner: Sendable {
  private let signer: Signer

  /// A signer for one use, which `salt` names.
  public init(keys: SigningKeys, salt: String = "django.core.signing.TimestampSigner") {
    signer = Signer(keys: keys, salt: salt)
  }

  /// `value`, the seconds since 1970 in base 62, and the signature of both.
  public func sign(_ value: String, at time: Date = Date()) -> String {
    let timestamp = Base62.encode(Int(time.timeIntervalSince1970))
    return signer.sign(value + signer.separator.text + timestamp)
  }

  /// The value that was signed, if that was at most `maxAge` seconds ago.
  public func unsign(
    _ signed: String, maxAge: TimeInterval? = nil, at time: Date = Date()
  ) throws(SignatureError) -> String {
    guard
      let (value, timestamp) = signer.separator.split(try signer.unsign(signed)),
      let seconds = Base62.decode(timestamp)
    else { throw .malformed }
    let age = time.timeIntervalSince1970 - Double(seconds)
    if let maxAge, age > maxAge { throw .expired(age: age, maxAge: maxAge) }
    return value
  }

  /// A JSON value, base64-encoded, dated and signed; compressed where that is asked for and shorter.
  public func signObject(_ value: JSONValue, compress: Bool = false, at time: Date = Date()) -> String {
    sign(SignedObject.encode(value, compress: compress), at: time)
  }

  /// The JSON value that was signed, if that was at most `maxAge` seconds ago.
  public func unsignObject(
    _ signed: String, maxAge: TimeInterval? = nil, at time: Date = Date()
  ) throws(SignatureError) -> JSONValue {
    try SignedObject.decode(unsign(signed, maxAge: maxAge, at: time))
  }
}
