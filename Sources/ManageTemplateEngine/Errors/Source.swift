/// A place in a template's text; both numbers count from one.
struct Position: Sendable, Hashable {
  var line: Int
  var column: Int
}

/// A template's text and the name that errors give it.
final class Source: Sendable {
  /// The name that a loader found it under; nil for a template made from a string.
  let name: String?
  let text: String

  init(name: String?, text: String) {
    self.name = name
    self.text = text
  }

  /// The line of a position with a caret below the column.
  func excerpt(at position: Position) -> String {
    // Scalars, since a line's end of two is one Character.
    let lines = text.unicodeScalars.split(separator: "\n", maxSplits: position.line, omittingEmptySubsequences: false)
    guard position.line <= lines.count else { return "" }
    var line = lines[position.line - 1]
    if line.last == "\r" { line.removeLast() }
    let margin = line.prefix(position.column - 1).map { scalar in
      scalar == "\t" ? "\t" : Self.isWide(scalar) ? "\u{3000}" : " "
    }.joined()
    return "\(Substring(line))\n\(margin)^"
  }

  /// Whether a terminal shows a scalar two cells wide (Unicode Standard Annex 11).
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF01...0xFF60, 0x20000...0x3FFFD: true
    default: false
    }
  }
}
