/// Escapes text for a string in JavaScript.
enum JavaScriptEscape {
  private static let escaped = Set("\\'\"><&=-;`\u{2028}\u{2029}".unicodeScalars)

  static func text(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || escaped.contains(scalar) {
        result.append(contentsOf: unicodeEscape(UInt16(truncatingIfNeeded: scalar.value), isUppercase: true))
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// `\u` and four hexadecimal digits.
  static func unicodeEscape(_ unit: UInt16, isUppercase: Bool) -> String.UnicodeScalarView {
    let digits = String(unit, radix: 16, uppercase: isUppercase)
    return ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars
  }
}
