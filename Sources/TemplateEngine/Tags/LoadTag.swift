/// `{% load i18n static %}` and `{% load name from library %}`.
enum LoadTag {
  /// Django's own libraries, whose tags and filters are there without being loaded.
  static let stock: Set<String> = ["static", "i18n", "l10n", "tz", "cache", "humanize", "log"]

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let words = token.contents.words
    if words.count >= 4, words[words.count - 2] == "from" {
      let name = words[words.count - 1]
      try loadPart(words[1..<(words.count - 2)], of: name, parser)
    } else {
      for name in words.dropFirst() where !stock.contains(name) { parser.add(try library(name, parser)) }
    }
    return TextNode("")
  }

  private static func loadPart(_ names: ArraySlice<String>, of library: String, _ parser: Parser) throws {
    let source = stock.contains(library) ? Library.standard : try self.library(library, parser)
    for name in names {
      guard source.tags[name] != nil || source.filters[name] != nil else {
        let message = "'\(name)' is not a valid tag or filter in tag library '\(library)'"
        let known = Array(source.tags.keys) + source.filters.keys
        throw TemplateError(.syntax, message, hint: Suggestion.hint(for: name, among: known))
      }
      parser.tags[name] = source.tags[name] ?? parser.tags[name]
      parser.filters[name] = source.filters[name] ?? parser.filters[name]
    }
  }

  private static func library(_ name: String, _ parser: Parser) throws -> Library {
    if let library = parser.libraries[name] { return library }
    let known = stock.union(parser.libraries.keys).sorted()
    let message = "'\(name)' is not a registered tag library. Must be one of:\n" + known.joined(separator: "\n")
    throw TemplateError(.syntax, message, hint: Suggestion.hint(for: name, among: known))
  }
}
