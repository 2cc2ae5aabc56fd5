/// A token of a statement, with its text.
enum SQLToken: Equatable {
  /// A keyword or a bare name, as written.
  case word(String)
  /// A quoted name, without its quotes.
  case name(String)
  /// A string or a number, as written.
  case literal(String)
  case symbol(Character)

  /// Nil for a comment.
  init?(_ token: SQLScanner.Token, _ bytes: ArraySlice<UInt8>) {
    switch token {
    case .word: self = .word(String(decoding: bytes, as: UTF8.self))
    case .name: self = .name(Self.unquoted(bytes))
    case .literal: self = .literal(String(decoding: bytes, as: UTF8.self))
    case .symbol(let byte): self = .symbol(Character(Unicode.Scalar(byte)))
    case .comment: return nil
    }
  }

  /// The keyword in upper case, if it is a bare word.
  var keyword: String? { if case .word(let word) = self { word.uppercased() } else { nil } }

  /// The name, if it can be one.
  var text: String? {
    switch self {
    case .word(let text), .name(let text): text
    case .literal, .symbol: nil
    }
  }

  private static func unquoted(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self)
    guard let quote = bytes.first, quote != UInt8(ascii: "[") else { return text }
    let mark = String(decoding: [quote], as: UTF8.self)
    return text.replacing(mark + mark, with: mark)
  }
}
