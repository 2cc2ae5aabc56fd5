import Foundation
import ManageGroundwork

/// Text for a URL: letters, digits, underscores and single hyphens (Django's `slugify`).
public enum Slug {
  /// The slug of a text, which keeps letters beyond ASCII only where asked to.
  public static func text(_ text: String, allowsUnicode: Bool = false) -> String {
    let ascii =
      allowsUnicode
      ? text.precomposedStringWithCompatibilityMapping.unicodeScalars
      : text.decomposedStringWithCompatibilityMapping.unicodeScalars.filter(\.isASCII)
    var result = ""
    for scalar in String(ascii).lowercased().unicodeScalars {
      if scalar == "-" || scalar.isPythonWhitespace {
        if result.last != "-" { result += "-" }
      } else if ExpressionScanner.isName(scalar) {
        result.unicodeScalars.append(scalar)
      }
    }
    return result.trimmingScalars { $0 == "-" || $0 == "_" }
  }
}
