import Crypto
import Foundation
import ManageGroundwork

/// The digests of a file's content.
struct ContentDigests: Sendable, Equatable {
  /// The first 12 hexadecimal digits of MD5, which Django puts into names.
  let nameHash: String
  /// SHA-256.
  let sha256Bytes: [UInt8]

  /// SHA-256 in lower-case hexadecimal digits.
  var sha256: String { sha256Bytes.hexadecimal }

  /// The value of a page's `integrity` attribute: `sha256-` and SHA-256 in base64 (W3C's Subresource Integrity).
  var integrity: String { "sha256-" + Data(sha256Bytes).base64EncodedString() }

  /// The digests of bytes.
  init(of bytes: [UInt8]) {
    var hasher = Hasher()
    bytes.withUnsafeBytes { hasher.update($0) }
    self = hasher.finish()
  }

  /// Whether bytes have these digests: SHA-256 tells.
  func match(_ bytes: [UInt8]) -> Bool {
    var check = Check()
    bytes.withUnsafeBytes { check.update($0) }
    return check.matches(self)
  }

  /// Digests that are known.
  init(nameHash: String, sha256Bytes: [UInt8]) {
    self.nameHash = nameHash
    self.sha256Bytes = sha256Bytes
  }

  /// Compares content, piece by piece, with what is known of it.
  struct Check {
    private var sha256 = SHA256()

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
      sha256.update(bufferPointer: bytes)
    }

    func matches(_ digests: ContentDigests) -> Bool {
      sha256.finalize().elementsEqual(digests.sha256Bytes)
    }
  }

  /// Takes content piece by piece.
  struct Hasher {
    private var md5 = Insecure.MD5()
    private var sha256 = SHA256()

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
      md5.update(bufferPointer: bytes)
      sha256.update(bufferPointer: bytes)
    }

    func finish() -> ContentDigests {
      ContentDigests(nameHash: md5.finalize().prefix(6).hexadecimal, sha256Bytes: Array(sha256.finalize()))
    }
  }
}
