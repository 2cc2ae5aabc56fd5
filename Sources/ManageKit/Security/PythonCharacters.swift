extension Unicode.Scalar {
  /// Whether Python's `\w` matches it: a letter, a number of any kind, or `_`; no combining mark.
  var isWordCharacter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: properties.numericType != nil || self == "_"
    }
  }

  /// Whether Python's `isspace()` holds: Unicode's white space and the four ASCII separators.
  fileprivate var isPythonWhitespace: Bool {
    properties.isWhitespace || ("\u{1C}"..."\u{1F}").contains(self)
  }
}

extension String {
  /// The string without the white space around it, as Python's `strip()`.
  var strippingWhitespace: String {
    let scalars = unicodeScalars
    guard
      let first = scalars.firstIndex(where: { !$0.isPythonWhitespace }),
      let last = scalars.lastIndex(where: { !$0.isPythonWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
