/// File names without what a shell, a browser or a file system might take for more than a name.
public enum SafeFileName {
  /// Letters, digits, `-`, `_` and `.`, with underscores for spaces (Django's `get_valid_filename`); nil where nothing
  /// is left, or a name of a folder.
  public static func make(_ name: String) -> String? {
    let scalars = Array(name.unicodeScalars.trimmingPrefix { $0.properties.isWhitespace })
    let trimmed = scalars.prefix((scalars.lastIndex { !$0.properties.isWhitespace } ?? -1) + 1)
    let kept = trimmed.map { $0 == " " ? "_" : $0 }.filter(isAllowed)
    let result = kept.map(String.init).joined()
    return ["", ".", ".."].contains(result) ? nil : result
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "-" || scalar == "_" || scalar == "." { return true }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    case .decimalNumber, .letterNumber, .otherNumber: return true
    default: return false
    }
  }
}
