import Foundation
import ManageGroundwork

/// Cuts HTML to a length of its text and closes the tags that are open there.
struct HTMLTruncation {
  private static let voidElements: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
  ]

  let truncation: Truncation

  /// At most that many characters, the mark included.
  func characters(of html: String, to length: Int) -> String {
    guard length > 0 else { return "" }
    let html = html.precomposedStringWithCanonicalMapping
    let total = html.unicodeScalars.count
    var remaining = truncation.room(in: length)
    var seen = 0
    return Self.cut(html) { text, written in
      let scalars = text.unicodeScalars
      seen += scalars.count
      if seen == length, written + scalars.count == total { return (text, true) }
      defer { remaining = max(0, remaining - scalars.count) }
      guard scalars.count > remaining else { return (HTMLEscape.escape(text), false) }
      return (truncation.marked(HTMLEscape.escape(String(scalars.prefix(remaining)))), true)
    }
  }

  /// At most that many words, then the mark.
  func words(of html: String, to length: Int) -> String {
    guard length > 0 else { return "" }
    var remaining = length
    return Self.cut(html) { text, _ in
      let words = Self.parts(of: text)
      defer { remaining = max(0, remaining - words.count) }
      guard words.count > remaining else { return (HTMLEscape.escape(words.joined(separator: " ")), false) }
      return (truncation.marked(HTMLEscape.escape(words.prefix(remaining).joined(separator: " "))), true)
    }
  }

  /// Copies tags and what `process` makes of each text, up to where it says that the end is reached, or to markup
  /// without an end: as in Django that is left out with all that follows.
  private static func cut(_ html: String, _ process: (String, _ written: Int) -> (String, isEnd: Bool)) -> String {
    var tokenizer = HTMLTokenizer(html)
    var open: [String] = []
    var result = ""
    while let token = tokenizer.next(), !tokenizer.isCutOff {
      switch token {
      case .other: continue
      case .start(let name, let range, let isClosed):
        result += tokenizer.text(range)
        guard !voidElements.contains(name) else { continue }
        if isClosed { result += "</\(name)>" } else { open.append(name) }
      case .end(let name):
        guard !voidElements.contains(name) else { continue }
        result += "</\(name)>"
        if open.last == name { open.removeLast() }
      case .text(let range) where range.upperBound == tokenizer.bytes.count && isCutOff(tokenizer.text(range)):
        return result
      case .text(let range), .raw(let range):
        let source = tokenizer.text(range)
        let text = if case .text = token { HTMLEntities.unescape(source) } else { source }
        let (written, isEnd) = process(text, result.unicodeScalars.count)
        result += written
        if isEnd { return result + open.reversed().map { "</\($0)>" }.joined() }
      }
    }
    return result
  }

  /// Whether the end of the text may be a part of a character reference: Django waits for the rest, in vain.
  private static func isCutOff(_ text: String) -> Bool {
    let end = text.unicodeScalars.suffix(34)
    guard let start = end.lastIndex(of: "&") else { return false }
    return !end[start...].contains { $0 == ";" || $0.isPythonWhitespace }
  }

  /// The text cut at white space between words; that at its ends stays.
  private static func parts(of text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    var parts: [String] = []
    var part = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      let end = scalars[index...].firstIndex { !$0.isPythonWhitespace } ?? scalars.count
      if end > index, index > 0, end < scalars.count {
        parts.append(String(part))
        part = String.UnicodeScalarView()
      } else {
        part.append(contentsOf: scalars[index..<end])
      }
      index = end
      guard index < scalars.count else { break }
      part.append(scalars[index])
      index += 1
      while index < scalars.count, !scalars[index].isPythonWhitespace {
        part.append(scalars[index])
        index += 1
      }
    }
    return parts + [String(part)]
  }
}
