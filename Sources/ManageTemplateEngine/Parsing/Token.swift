import ManageGroundwork

/// A piece of a template: literal text, a variable, a block tag or a comment.
public struct Token: Sendable {
  enum Kind: Sendable {
    case text, variable, block, comment
  }

  let kind: Kind
  /// The text, or what stands between the braces without the spaces around it.
  public let contents: String
  let position: Position

  /// The first word of a block tag.
  public var name: String { String(contents.unicodeScalars.prefix { !$0.isPythonWhitespace }) }

  /// The words of a tag; quoted text and `_("…")` stay whole.
  public func words() throws -> [String] {
    var words: [String] = []
    var open: Character?
    for word in SmartSplit.words(of: contents) {
      if let quote = open {
        words[words.count - 1] += " " + word
        if word.hasSuffix("\(quote))") { open = nil }
        continue
      }
      words.append(word)
      guard word.hasPrefix("_(\"") || word.hasPrefix("_('"), let quote = word.dropFirst(2).first else { continue }
      if !word.hasSuffix("\(quote))") { open = quote }
    }
    guard open == nil else { throw TemplateError(.syntax, "Unterminated translation in '\(contents)'") }
    return words
  }
}
