package import ManageGroundwork

/// Django's defence against forged requests: a secret in the cookie `csrftoken` that forms must repeat.
///
/// Forms and the header `X-CSRFToken` carry it masked, different in each page, so that compression of a page
/// can't leak it (BREACH).
package struct CSRFToken: Sendable {
  private static let secretLength = 32
  private static let alphabet = Array(RandomAlphabet.alphanumeric.rawValue.utf8)

  /// The 32 letters and digits of the cookie.
  package let secret: String

  /// A new secret.
  package init() {
    secret = randomString(Self.secretLength)
  }

  /// The secret of a cookie, also of the masked kind that old versions of Django set; nil if it is neither.
  package init?(cookie: ClientText) {
    guard let secret = Self.secret(of: cookie) else { return nil }
    self.secret = secret
  }

  /// 64 characters for a form or a header: a random mask, then the secret shifted by it.
  package func masked() -> String {
    let mask = randomString(Self.secretLength)
    return mask + Self.shift(secret, by: mask) { $0 + $1 }
  }

  /// Whether a form or header repeats the secret, masked or plain.
  package func matches(_ token: ClientText) -> Bool {
    guard let other = Self.secret(of: token) else { return false }
    return constantTimeCompare(secret, other)
  }

  private static func secret(of text: ClientText) -> String? {
    guard let token = try? text.string(maximumBytes: 2 * secretLength), token.utf8.allSatisfy(alphabet.contains)
    else { return nil }
    switch token.utf8.count {
    case secretLength: return token
    case 2 * secretLength:
      let (mask, cipher) = (token.prefix(secretLength), token.suffix(secretLength))
      return shift(cipher, by: mask) { $0 - $1 + alphabet.count }
    default: return nil
    }
  }

  private static func shift(
    _ text: some StringProtocol, by mask: some StringProtocol, _ combine: (Int, Int) -> Int
  ) -> String {
    let shifted = zip(text.utf8, mask.utf8).map { character, shift in
      alphabet[combine(index(of: character), index(of: shift)) % alphabet.count]
    }
    return String(decoding: shifted, as: UTF8.self)
  }

  private static func index(of character: UInt8) -> Int {
    alphabet.firstIndex(of: character) ?? 0
  }
}
