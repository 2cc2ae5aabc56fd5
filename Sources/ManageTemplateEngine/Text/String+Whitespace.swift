extension Unicode.Scalar {
  /// Whether Python takes it for white space: what Unicode does, and the four separators of ASCII.
  var isSpace: Bool {
    switch value {
    case 0x20, 0x09...0x0D, 0x1C...0x1F: true
    case ..<0x80: false
    default: properties.isWhitespace
    }
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  func trimmingWhitespace() -> String {
    let head = Substring(self).unicodeScalars.drop { $0.isSpace }
    guard let last = head.lastIndex(where: { !$0.isSpace }) else { return "" }
    return String(head[...last])
  }

  /// The words between white space, as Python's `split()` gives them.
  var words: [String] {
    Substring(self).unicodeScalars.split { $0.isSpace }.map { String($0) }
  }
}

extension String {
  /// The string without the scalars at its ends that fit a test.
  func trimmingCharacters(_ fits: (Unicode.Scalar) -> Bool) -> String {
    let head = unicodeScalars.drop(while: fits)
    guard let last = head.lastIndex(where: { !fits($0) }) else { return "" }
    return String(head[...last])
  }
}
