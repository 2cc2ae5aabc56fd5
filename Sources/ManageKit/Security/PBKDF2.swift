import Crypto
import CryptoExtras
import Foundation

/// The key derivation function of RFC 8018.
enum PBKDF2 {
  /// The counts of rounds that the library can run.
  static let validRounds = 1...Int(UInt32.max)

  /// A key of `byteCount` bytes, by default the size of the digest; nil for rounds out of range or an empty salt.
  static func derive(
    password: String, salt: String, rounds: Int, byteCount: Int? = nil, digest: DigestAlgorithm = .sha256
  ) -> [UInt8]? {
    guard validRounds.contains(rounds), !salt.isEmpty else { return nil }
    let key = try? KDF.Insecure.PBKDF2.deriveKey(
      from: password.keyMaterial, salt: Array(salt.utf8), using: digest.pbkdf2,
      outputByteCount: byteCount ?? digest.byteCount, unsafeUncheckedRounds: rounds)
    return key?.withUnsafeBytes(Array.init)
  }
}

extension String {
  /// The bytes of a password. HMAC pads its key with zeros, so that a single one stands for the empty password,
  /// which swift-crypto would trap on.
  var keyMaterial: [UInt8] { isEmpty ? [0] : Array(utf8) }
}
