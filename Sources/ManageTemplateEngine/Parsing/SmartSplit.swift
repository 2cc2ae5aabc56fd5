import ManageGroundwork

/// Splits text at spaces, except within quotes (Django's `smart_split`).
enum SmartSplit {
  static func words(of text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    var words: [String] = []
    var index = 0
    while index < scalars.count {
      guard !scalars[index].isPythonWhitespace else {
        index += 1
        continue
      }
      let end = quotedEnd(scalars, from: index) ?? plainEnd(scalars, from: index)
      words.append(String(String.UnicodeScalarView(scalars[index..<end])))
      index = end
    }
    return words
  }

  private static func plainEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    scalars[start...].firstIndex { $0.isPythonWhitespace } ?? scalars.count
  }

  /// The end of a word that holds at least one quoted string, or nil where it holds none.
  private static func quotedEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
    var end: Int?
    var index = start
    while index < scalars.count {
      if scalars[index] == "\"" || scalars[index] == "'" {
        guard let close = QuotedString.end(in: scalars, from: index) else { return end }
        index = close
        end = close
      } else if scalars[index].isPythonWhitespace {
        return end
      } else {
        index += 1
        if end != nil { end = index }
      }
    }
    return end
  }
}

/// A string in quotes within a tag.
enum QuotedString {
  /// The index behind the closing quote of the string that opens at `start`, or nil where it isn't closed.
  static func end(in scalars: [Unicode.Scalar], from start: Int) -> Int? {
    var index = start + 1
    while index < scalars.count {
      if scalars[index] == scalars[start] { return index + 1 }
      index += scalars[index] == "\\" ? 2 : 1
    }
    return nil
  }

  /// The value of a literal; nil where it isn't within quotes.
  static func text(of literal: String) -> String? {
    guard let quote = literal.first, quote == "\"" || quote == "'", literal.last == quote else { return nil }
    return unescape(literal)
  }

  /// The text within the quotes, with `\"` and `\\` resolved.
  static func unescape(_ literal: String) -> String {
    guard let quote = literal.first else { return "" }
    return String(literal.dropFirst().dropLast())
      .replacing(bytes: "\\\(quote)", with: String(quote))
      .replacing(bytes: "\\\\", with: "\\")
  }
}
