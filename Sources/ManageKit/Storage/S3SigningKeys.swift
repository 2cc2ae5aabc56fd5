import Crypto
import Foundation
import Synchronization

/// The keys that sign: one a day and region, made of the secret and kept while they are used.
final class S3SigningKeys: Sendable {
  private let secret: Secret
  private let last = Mutex<(scope: String, key: SymmetricKey)?>(nil)

  init(_ secretAccessKey: Secret) {
    secret = secretAccessKey
  }

  /// The key for a scope, such as `20260301/us-east-1/s3/aws4_request`: its parts, hashed one after the other.
  func key(for scope: String) -> SymmetricKey {
    last.withLock { last in
      if let last, last.scope == scope { return last.key }
      var key = SymmetricKey(data: Data("AWS4\(secret.reveal())".utf8))
      for part in scope.utf8.split(separator: UInt8(ascii: "/")) {
        key = SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Array(part), using: key))
      }
      last = (scope, key)
      return key
    }
  }
}
