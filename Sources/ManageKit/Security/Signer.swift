public import ManageGroundwork

/// Signs text as Django's `Signer` does: `value:signature`.
///
/// The text stays readable; nobody without the key can make or change one.
public struct Signer: Sendable {
  let keys: SigningKeys
  let salt: String
  let separator: SignatureSeparator
  let algorithm: DigestAlgorithm

  /// A signer for one use, which `salt` names, by HMAC-SHA-256.
  public init(
    keys: SigningKeys, salt: String = "django.core.signing.Signer", separator: SignatureSeparator = .colon
  ) {
    self.init(keys: keys, salt: salt, separator: separator, algorithm: .sha256)
  }

  /// A signer for what Django signed with another algorithm.
  init(keys: SigningKeys, salt: String, separator: SignatureSeparator, algorithm: DigestAlgorithm) {
    self.keys = keys
    self.salt = salt
    self.separator = separator
    self.algorithm = algorithm
  }

  /// `value`, the separator and the signature.
  public func sign(_ value: String) -> String {
    value + separator.text + signature(of: value, key: keys.current)
  }

  /// The value that was signed, by the current key or a fallback.
  public func unsign(_ signed: String) throws(SignatureError) -> String {
    guard let (value, signature) = separator.split(signed) else { throw .missing }
    for key in keys.all where constantTimeCompare(signature, self.signature(of: value, key: key)) {
      return value
    }
    throw .mismatch
  }

  /// A JSON value, base64-encoded and signed; compressed where that is asked for and shorter.
  public func signObject(_ value: JSONValue, compress: Bool = false) -> String {
    sign(SignedObject.encode(value, compress: compress))
  }

  /// The JSON value that was signed.
  public func unsignObject(_ signed: String) throws(SignatureError) -> JSONValue {
    try SignedObject.decode(unsign(signed))
  }

  private func signature(of value: String, key: [UInt8]) -> String {
    URLSafeBase64.encode(
      SaltedHMAC.compute(salt: salt + "signer", value: value, secret: key, algorithm: algorithm))
  }
}
