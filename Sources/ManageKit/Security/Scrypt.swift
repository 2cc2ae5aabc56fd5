import Crypto
import CryptoExtras
import Foundation

/// The key derivation function of RFC 7914.
enum Scrypt {
  /// The most memory that a stored hash may ask for, in bytes.
  private static let memoryLimit = 512 << 20

  /// A key of 64 bytes, as Django stores; nil for parameters that are invalid or need too much memory.
  static func derive(password: String, salt: String, cost: Int, blockSize: Int, parallelism: Int) -> [UInt8]? {
    let parameters = [cost, blockSize, parallelism]
    guard !salt.isEmpty, parameters.allSatisfy((1...(1 << 20)).contains),
      128 * cost * blockSize * parallelism <= memoryLimit
    else { return nil }
    let key = try? KDF.Scrypt.deriveKey(
      from: password.keyMaterial, salt: Array(salt.utf8), outputByteCount: 64,
      rounds: cost, blockSize: blockSize, parallelism: parallelism)
    return key?.withUnsafeBytes(Array.init)
  }
}
