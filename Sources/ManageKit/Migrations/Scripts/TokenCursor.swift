/// Goes through a statement's first tokens.
struct TokenCursor {
  private var rest: ArraySlice<SQLToken>

  init(_ tokens: [SQLToken]) {
    rest = tokens[...]
  }

  /// Moves past these keywords, if they come next.
  mutating func take(_ keywords: String...) -> Bool {
    guard rest.prefix(keywords.count).map(\.keyword) == keywords else { return false }
    rest = rest.dropFirst(keywords.count)
    return true
  }

  /// Moves past any of these keywords, as often as they come.
  mutating func skip(_ keywords: String...) {
    while let keyword = rest.first?.keyword, keywords.contains(keyword) { rest = rest.dropFirst() }
  }

  /// Moves past the next of these keywords; false where there is none.
  mutating func seek(_ keyword: String) -> Bool {
    guard let index = rest.firstIndex(where: { $0.keyword == keyword }) else { return false }
    rest = rest[(index + 1)...]
    return true
  }

  /// Whether the keyword comes later.
  func has(_ keyword: String) -> Bool { rest.contains { $0.keyword == keyword } }

  func hasSymbol(_ symbol: Character) -> Bool { rest.contains(.symbol(symbol)) }

  /// Moves past `[schema.]name`: bare names in small letters, quoted ones as written.
  mutating func takeName() -> SQLName? {
    guard let first = takePart() else { return nil }
    guard rest.first == .symbol(".") else { return SQLName(schema: nil, name: first) }
    rest = rest.dropFirst()
    return takePart().map { SQLName(schema: first, name: $0) }
  }

  private mutating func takePart() -> String? {
    guard let text = rest.first?.text else { return nil }
    let isBare = rest.first?.keyword != nil
    rest = rest.dropFirst()
    return isBare ? text.lowercased() : text
  }
}

/// The name of a table, without quotes.
struct SQLName: Hashable, Sendable, CustomStringConvertible {
  let schema: String?
  let name: String

  var description: String { [schema, name].compactMap(\.self).joined(separator: ".") }
}
