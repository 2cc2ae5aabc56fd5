/// Breaks lines at spaces so that they fit a width; longer words stay whole (Python's `textwrap`).
enum TextWrap {
  static func wrap(_ text: String, width: Int) -> String {
    var lines: [String] = []
    for line in splitLines(text) {
      let wrapped = wrapLine(line, width)
      lines += wrapped.isEmpty ? [line] : wrapped
    }
    if text.unicodeScalars.last == "\n" { lines.append("") }
    return lines.joined(separator: "\n")
  }

  private static func splitLines(_ text: String) -> [String] {
    var lines = text.replacing(bytes: "\r\n", with: "\n").unicodeScalars
      .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r" || $0 == "\u{b}" || $0 == "\u{c}" }
      .map { String($0) }
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  private static func wrapLine(_ line: String, _ width: Int) -> [String] {
    var lines: [String] = []
    var current: [[Unicode.Scalar]] = []
    var length = 0
    for chunk in chunks(of: line) {
      let isSpace = chunk.first?.properties.isWhitespace == true
      if length + chunk.count > width, !current.isEmpty {
        flush(&current, to: &lines)
        length = 0
      }
      if isSpace, current.isEmpty, !lines.isEmpty { continue }
      if isSpace, current.isEmpty, chunk.count > width { continue }
      current.append(chunk)
      length += chunk.count
    }
    flush(&current, to: &lines)
    return lines
  }

  private static func flush(_ chunks: inout [[Unicode.Scalar]], to lines: inout [String]) {
    if chunks.last?.first?.properties.isWhitespace == true { chunks.removeLast() }
    if !chunks.isEmpty { lines.append(String(String.UnicodeScalarView(chunks.joined()))) }
    chunks = []
  }

  /// Words and the space between them, with tabs as spaces up to the next column of eight.
  private static func chunks(of line: String) -> [[Unicode.Scalar]] {
    var chunks: [[Unicode.Scalar]] = []
    var column = 0
    for scalar in line.unicodeScalars {
      let expanded = scalar == "\t" ? [Unicode.Scalar](repeating: " ", count: 8 - column % 8) : [scalar]
      column += expanded.count
      let isSpace = expanded[0].properties.isWhitespace
      if let last = chunks.last?.first, last.properties.isWhitespace == isSpace {
        chunks[chunks.count - 1] += expanded
      } else {
        chunks.append(expanded)
      }
    }
    return chunks
  }
}
