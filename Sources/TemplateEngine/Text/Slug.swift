import Foundation

/// Text for a URL: ASCII letters, digits, underscores and single hyphens (Django's `slugify`).
enum Slug {
  static func text(_ text: String) -> String {
    let ascii = text.decomposedStringWithCompatibilityMapping.unicodeScalars.filter(\.isASCII)
    var result = ""
    for scalar in String(ascii).lowercased().unicodeScalars {
      if scalar == "-" || scalar.properties.isWhitespace {
        if result.last != "-" { result += "-" }
      } else if ExpressionScanner.isName(scalar) {
        result.unicodeScalars.append(scalar)
      }
    }
    return result.trimmingCharacters { $0 == "-" || $0 == "_" }
  }
}
