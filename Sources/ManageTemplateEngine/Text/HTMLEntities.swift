/// Resolves the character references of HTML.
enum HTMLEntities {
  private static let longestName = 32
  /// The characters of numbers 128 to 159: those characters of Windows' Western code page.
  private static let western = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ".unicodeScalars)

  /// The text with `&amp;`, `&#39;`, `&#x27;` and the like as the characters that they stand for.
  static func unescape(_ text: String) -> String {
    var rest = text[...]
    var result = ""
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[rest.index(after: start)...]
      if let (character, length) = rest.first == "#" ? numbered(rest) : named(rest) {
        result += character
        rest = rest.dropFirst(length)
      } else {
        result += "&"
      }
    }
    return result + rest
  }

  /// The characters of the name at the front, and its length.
  private static func named(_ text: Substring) -> (String, length: Int)? {
    let name = text.prefix(longestName).prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    if let entity = HTMLEntityNames.all[name], text.dropFirst(name.count).first == ";" {
      return (entity.text, name.count + 1)
    }
    for length in stride(from: name.count, to: 1, by: -1) {
      if let entity = HTMLEntityNames.all[name.prefix(length)], entity.isShort { return (entity.text, length) }
    }
    return nil
  }

  /// The character of the `#38;` or `#x26;` at the front, and its length.
  private static func numbered(_ text: Substring) -> (String, length: Int)? {
    let isHexadecimal = text.dropFirst().first == "x" || text.dropFirst().first == "X"
    let rest = text.dropFirst(isHexadecimal ? 2 : 1)
    let digits = rest.prefix { $0.isASCII && (isHexadecimal ? $0.isHexDigit : $0.isNumber) }
    guard !digits.isEmpty else { return nil }
    let isClosed = rest.dropFirst(digits.count).first == ";"
    let number = UInt32(digits, radix: isHexadecimal ? 16 : 10) ?? .max
    return (character(number), (isHexadecimal ? 2 : 1) + digits.count + (isClosed ? 1 : 0))
  }

  private static func character(_ number: UInt32) -> String {
    switch number {
    case 0x80...0x9F: String(western[Int(number) - 0x80])
    case 0x01...0x08, 0x0B, 0x0E...0x1F, 0x7F, 0xFDD0...0xFDEF: ""
    case _ where number <= 0x10FFFF && number & 0xFFFE == 0xFFFE: ""
    default: String(number == 0 ? "\u{FFFD}" : Unicode.Scalar(number) ?? "\u{FFFD}")
    }
  }
}
