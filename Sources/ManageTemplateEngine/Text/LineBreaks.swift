/// Turns the line breaks of plain text into HTML.
enum LineBreaks {
  /// `<p>` around what empty lines separate, `<br>` at the other breaks.
  static func paragraphs(_ text: String, escapes: Bool) -> String {
    split(normalized(text)).map { paragraph in
      "<p>" + (escapes ? HTMLEscape.escape(paragraph) : paragraph).replacing(bytes: "\n", with: "<br>") + "</p>"
    }.joined(separator: "\n\n")
  }

  /// `<br>` at each break.
  static func lines(_ text: String, escapes: Bool) -> String {
    let text = normalized(text)
    return (escapes ? HTMLEscape.escape(text) : text).replacing(bytes: "\n", with: "<br>")
  }

  /// A number before each line, with zeros so that all are of one width.
  static func numbered(_ text: String, escapes: Bool) -> String {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    let width = String(lines.count).count
    return lines.enumerated().map { index, line in
      "\((index + 1).padded(width)). \(escapes ? HTMLEscape.escape(line) : line)"
    }.joined(separator: "\n")
  }

  /// The text with every line's end a line feed.
  static func normalized(_ text: String) -> String {
    text.replacing(bytes: "\r\n", with: "\n").replacing(bytes: "\r", with: "\n")
  }

  /// The paragraphs, separated by two or more line feeds.
  private static func split(_ text: String) -> [String] {
    var parts: [String] = []
    var part = String.UnicodeScalarView()
    var feeds = 0
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        feeds += 1
        continue
      }
      if feeds > 1 {
        parts.append(String(part))
        part = String.UnicodeScalarView()
      } else if feeds == 1 {
        part.append("\n")
      }
      feeds = 0
      part.append(scalar)
    }
    if feeds == 1 { part.append("\n") }
    parts.append(String(part))
    return feeds > 1 ? parts + [""] : parts
  }
}
