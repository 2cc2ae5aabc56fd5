/// The separator between a value and its signature.
public struct SignatureSeparator: Sendable, Equatable {
  /// Django's default.
  public static let colon = SignatureSeparator(unchecked: ":")

  let text: String

  /// A separator of one's own; nil if a signature could contain it.
  ///
  /// As in Django, it may not be empty or consist only of ASCII letters, digits and the characters `[`, `\`, `]`, `^`,
  /// `_`, the backtick, `-` and `=`.
  public init?(_ text: String) {
    let isUnsafe = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
      case UInt8(ascii: "-"), UInt8(ascii: "="): true
      default: false
      }
    }
    guard !isUnsafe else { return nil }
    self.text = text
  }

  private init(unchecked text: String) {
    self.text = text
  }

  /// The parts before and after the last separator; nil without one.
  ///
  /// Works on bytes: as characters, a separator and a combining mark after it would be one.
  func split(_ signed: String) -> (value: String, rest: String)? {
    let (bytes, separator) = (Array(signed.utf8), Array(text.utf8))
    var start = bytes.count - separator.count
    while start >= 0 {
      let end = start + separator.count
      if bytes[start..<end].elementsEqual(separator) {
        return (String(decoding: bytes[..<start], as: UTF8.self), String(decoding: bytes[end...], as: UTF8.self))
      }
      start -= 1
    }
    return nil
  }
}
