/// Why a signed text can't be trusted. None of them names the text.
public enum SignatureError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There is no separator, so no signature.
  case missing
  /// The signature is for another text, salt or key.
  case mismatch
  /// The signature is right, but older than allowed: both in seconds.
  case expired(age: Double, maxAge: Double)
  /// The signature is right, but the signed text is neither a timestamp nor JSON.
  case malformed

  /// One line for a log.
  public var description: String {
    switch self {
    case .missing: "the text carries no signature"
    case .mismatch: "the signature does not match"
    case .expired(let age, let maxAge): "the signature is \(age) s old and may be \(maxAge)"
    case .malformed: "the signed text is not in the expected format"
    }
  }
}
