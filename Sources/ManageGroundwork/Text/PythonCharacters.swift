extension Unicode.Scalar {
  /// Whether Python's `\w` matches it: a letter, a number of any kind, or `_`; no combining mark.
  package var isPythonWordCharacter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: properties.numericType != nil || self == "_"
    }
  }

  /// Whether Python's `isspace()` holds: Unicode's white space and the four ASCII separators.
  @inlinable
  package var isPythonWhitespace: Bool {
    switch value {
    case 0x20, 0x09...0x0D, 0x1C...0x1F: true
    case ..<0x80: false
    default: properties.isWhitespace
    }
  }
}
