import Crypto
import Foundation
import ManageGroundwork

/// The digests of a file's content.
struct ContentDigests: Sendable, Equatable {
  /// The first 12 hexadecimal digits of MD5, which Django puts into names.
  let nameHash: String
  private let sha256Digest: SHA256.Digest

  /// SHA-256 in lower-case hexadecimal digits.
  var sha256: String { sha256Digest.hexadecimal }

  /// The value of a page's `integrity` attribute: `sha256-` and SHA-256 in base64 (W3C's Subresource Integrity).
  var integrity: String { "sha256-" + Data(sha256Digest).base64EncodedString() }

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

  private init(_ md5: Insecure.MD5.Digest, _ sha256: SHA256.Digest) {
    nameHash = md5.prefix(6).hexadecimal
    sha256Digest = sha256
  }

  /// Compares content, piece by piece, with what is known of it.
  struct Check {
    private var sha256 = SHA256()

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
      sha256.update(bufferPointer: bytes)
    }

    func matches(_ digests: ContentDigests) -> Bool {
      sha256.finalize() == digests.sha256Digest
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
      ContentDigests(md5.finalize(), sha256.finalize())
    }
  }
}
