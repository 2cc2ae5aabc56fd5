/// A header in lines of at most 78 characters (RFC 5322, sections 2.1.1 and 2.2.3).
enum FoldedHeader {
  private static let longestLine = 78

  /// `Name: word word …`, with a line break before each word that would make the line too long.
  static func line(_ name: String, _ words: [String]) -> String {
    var text = name + ":"
    var column = text.utf8.count
    for (index, word) in words.enumerated() {
      // A first line without a word would be taken for an empty header by some.
      if index > 0, column + 1 + word.utf8.count > longestLine {
        text += "\r\n"
        column = 0
      }
      text += " " + word
      column += 1 + word.utf8.count
    }
    return text
  }
}
