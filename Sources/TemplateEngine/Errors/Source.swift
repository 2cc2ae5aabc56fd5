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
    let lines = text.split(separator: "\n", maxSplits: position.line, omittingEmptySubsequences: false)
    guard position.line <= lines.count else { return "" }
    let line = lines[position.line - 1].prefix { $0 != "\r\n" }
    let margin = line.unicodeScalars.prefix(position.column - 1).map { $0 == "\t" ? "\t" : " " }.joined()
    return "\(line)\n\(margin)^"
  }
}
