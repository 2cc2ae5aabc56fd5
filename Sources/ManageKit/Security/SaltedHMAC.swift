/// Django's `salted_hmac`: an HMAC under a key that is derived from a salt and a secret.
///
/// A different salt for each use keeps a value that was signed for one from being used for another.
enum SaltedHMAC {
  /// HMAC(key: digest(salt + secret), message: value).
  static func compute(
    salt: String, value: String, secret: [UInt8], algorithm: DigestAlgorithm = .sha256
  ) -> [UInt8] {
    let key = algorithm.digest(Array(salt.utf8) + secret)
    return algorithm.authenticationCode(for: Array(value.utf8), key: key)
  }
}
