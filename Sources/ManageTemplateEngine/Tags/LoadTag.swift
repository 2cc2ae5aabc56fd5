import ManageGroundwork

/// `{% load i18n static %}` and `{% load name from library %}`.
enum LoadTag {
  /// Django's own libraries, whose tags and filters are there without being loaded, and their names.
  private static let stock: [String: Set<String>] = [
    "cache": ["cache"], "humanize": ["apnumber", "intcomma", "intword", "naturalday", "naturaltime", "ordinal"],
    "i18n": [
      "blocktrans", "blocktranslate", "get_available_languages", "get_current_language", "get_current_language_bidi",
      "get_language_info", "get_language_info_list", "language", "language_bidi", "language_name",
      "language_name_local", "language_name_translated", "trans", "translate",
    ],
    "l10n": ["localize", "unlocalize"], "log": [], "static": ["get_media_prefix", "get_static_prefix", "static"],
    "tz": ["get_current_timezone", "localtime", "timezone", "utc"],
  ]

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let words = token.contents.words
    if words.count >= 4, words[words.count - 2] == "from" {
      let name = words[words.count - 1]
      try loadPart(words[1..<(words.count - 2)], of: name, parser)
    } else {
      for name in words.dropFirst() where stock[name] == nil { parser.add(try library(name, parser)) }
    }
    return TextNode("")
  }

  private static func loadPart(_ names: ArraySlice<String>, of library: String, _ parser: Parser) throws {
    let source = stock[library] == nil ? try self.library(library, parser) : Library.standard
    let known = stock[library].map(Array.init) ?? Array(source.tags.keys) + source.filters.keys
    for name in names {
      guard known.contains(name) else {
        let message = "'\(name)' is not a valid tag or filter in tag library '\(library)'"
        throw TemplateError(.syntax, message, hint: Suggestion.hint(for: name, among: known))
      }
      parser.tags[name] = source.tags[name] ?? parser.tags[name]
      parser.filters[name] = source.filters[name] ?? parser.filters[name]
    }
  }

  private static func library(_ name: String, _ parser: Parser) throws -> Library {
    if let library = parser.libraries[name] { return library }
    let known = Set(stock.keys).union(parser.libraries.keys).sorted()
    let message = "'\(name)' is not a registered tag library. Must be one of:\n" + known.joined(separator: "\n")
    throw TemplateError(.syntax, message, hint: Suggestion.hint(for: name, among: known))
  }
}
