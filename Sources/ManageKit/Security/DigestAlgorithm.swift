import Crypto
import CryptoExtras
import Foundation

/// A hash function, named as in Python's `hashlib`.
enum DigestAlgorithm: String, Sendable {
  /// Broken: for reading what others wrote.
  case md5
  /// Weak: for reading what others wrote.
  case sha1
  /// The default everywhere.
  case sha256
  /// Twice as long.
  case sha512

  /// The size of its result in bytes.
  var byteCount: Int {
    switch self {
    case .md5: Insecure.MD5.byteCount
    case .sha1: Insecure.SHA1.byteCount
    case .sha256: SHA256.byteCount
    case .sha512: SHA512.byteCount
    }
  }

  func digest(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .md5: Array(Insecure.MD5.hash(data: bytes))
    case .sha1: Array(Insecure.SHA1.hash(data: bytes))
    case .sha256: Array(SHA256.hash(data: bytes))
    case .sha512: Array(SHA512.hash(data: bytes))
    }
  }

  func authenticationCode(for bytes: [UInt8], key: [UInt8]) -> [UInt8] {
    let key = SymmetricKey(data: key)
    return switch self {
    case .md5: Array(HMAC<Insecure.MD5>.authenticationCode(for: bytes, using: key))
    case .sha1: Array(HMAC<Insecure.SHA1>.authenticationCode(for: bytes, using: key))
    case .sha256: Array(HMAC<SHA256>.authenticationCode(for: bytes, using: key))
    case .sha512: Array(HMAC<SHA512>.authenticationCode(for: bytes, using: key))
    }
  }

  var pbkdf2: KDF.Insecure.PBKDF2.HashFunction {
    switch self {
    case .md5: .insecureMD5
    case .sha1: .insecureSHA1
    case .sha256: .sha256
    case .sha512: .sha512
    }
  }
}
