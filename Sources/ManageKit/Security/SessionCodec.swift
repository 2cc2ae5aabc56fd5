package import Foundation
package import ManageGroundwork

/// How a session's data is stored: Django's database format, so that either site reads the other's sessions.
package struct SessionCodec: Sendable {
  private static let salt = "django.contrib.sessions.SessionStore"

  private let keys: SigningKeys

  /// A codec that signs with the current key and reads what any of `keys` signed.
  package init(keys: SigningKeys) {
    self.keys = keys
  }

  /// The text for the column `session_data`: signed, and compressed where that is shorter.
  package func encode(_ data: JSONObject, at time: Date = Date()) -> String {
    Signing.dumps(.object(data), keys: keys, salt: Self.salt, compress: true, at: time)
  }

  /// The data that `text` holds; none if it was damaged or signed by another key.
  package func decode(_ text: String) -> JSONObject {
    (try? Signing.loads(text, keys: keys, salt: Self.salt))?.object ?? JSONObject()
  }

  /// A new key for a session: 32 characters of a-z and 0-9, 165 bits.
  package static func makeKey() -> String {
    randomString(32, from: .lowercaseAlphanumeric)
  }
}
