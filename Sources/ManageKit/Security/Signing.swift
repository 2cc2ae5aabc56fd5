public import Foundation
public import ManageGroundwork

/// Django's `signing.dumps` and `signing.loads`: JSON values as URL-safe text that proves who wrote it, and when.
public enum Signing {
  /// The default salt.
  public static let defaultSalt = "django.core.signing"

  /// Signs `value`; compressed with zlib where that is asked for and shorter.
  public static func dumps(
    _ value: JSONValue, keys: SigningKeys, salt: String = defaultSalt, compress: Bool = false, at time: Date = Date()
  ) -> String {
    TimestampSigner(keys: keys, salt: salt).signObject(value, compress: compress, at: time)
  }

  /// Reads what ``dumps(_:keys:salt:compress:at:)`` or Django wrote at most `maxAge` seconds ago.
  public static func loads(
    _ signed: String, keys: SigningKeys, salt: String = defaultSalt, maxAge: TimeInterval? = nil, at time: Date = Date()
  ) throws(SignatureError) -> JSONValue {
    try TimestampSigner(keys: keys, salt: salt).unsignObject(signed, maxAge: maxAge, at: time)
  }
}
