import ManageGroundwork

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

  /// The lines, as Python's `splitlines()` gives them.
  private static func splitLines(_ text: String) -> [String] {
    var lines = text.replacing(bytes: "\r\n", with: "\n").unicodeScalars
      .split(omittingEmptySubsequences: false, whereSeparator: isLineBreak).map { String($0) }
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  private static func wrapLine(_ line: String, _ width: Int) -> [String] {
    var lines: [String] = []
    var current: [[Unicode.Scalar]] = []
    var length = 0
    var mayBegin = true
    for chunk in chunks(of: line) {
      if !current.isEmpty, length + chunk.count > width {
        flush(&current, to: &lines)
        length = 0
        mayBegin = lines.isEmpty
      }
      guard mayBegin || !isBlank(chunk) else {
        mayBegin = true
        continue
      }
      mayBegin = true
      current.append(chunk)
      length += chunk.count
    }
    flush(&current, to: &lines)
    return lines
  }

  private static func flush(_ chunks: inout [[Unicode.Scalar]], to lines: inout [String]) {
    if let last = chunks.last, isBlank(last) { chunks.removeLast() }
    if !chunks.isEmpty { lines.append(String(String.UnicodeScalarView(chunks.joined()))) }
    chunks = []
  }

  private static func isBlank(_ chunk: [Unicode.Scalar]) -> Bool { chunk.allSatisfy(\.isPythonWhitespace) }

  /// Words and the space of ASCII between them, with tabs as spaces up to the next column of eight.
  private static func chunks(of line: String) -> [[Unicode.Scalar]] {
    var chunks: [[Unicode.Scalar]] = []
    var column = 0
    for scalar in line.unicodeScalars {
      let expanded = scalar == "\t" ? [Unicode.Scalar](repeating: " ", count: 8 - column % 8) : [scalar]
      column += expanded.count
      if let last = chunks.last?.first, (last == " ") == (expanded[0] == " ") {
        chunks[chunks.count - 1] += expanded
      } else {
        chunks.append(expanded)
      }
    }
    return chunks
  }
}
