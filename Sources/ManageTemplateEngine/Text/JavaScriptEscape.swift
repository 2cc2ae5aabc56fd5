/// Escapes text for a string in JavaScript.
enum JavaScriptEscape {
  private static let escaped = Set("\\'\"><&=-;`\u{2028}\u{2029}".unicodeScalars)

  static func text(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || escaped.contains(scalar) {
        result.append(contentsOf: unicodeEscape(scalar).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// `\u` and four hexadecimal digits.
  private static func unicodeEscape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
