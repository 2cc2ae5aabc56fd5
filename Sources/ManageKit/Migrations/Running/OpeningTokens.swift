/// The first tokens of a statement, without comments, and where they stand in its UTF-8.
struct OpeningTokens {
  /// A token.
  struct Token {
    let token: SQLToken
    let range: Range<Int>

    var keyword: String? { token.keyword }

    /// The name, as PostgreSQL and SQLite keep it: bare ones in small letters on PostgreSQL.
    func name(_ dialect: Dialect) -> String? {
      if case .word(let word) = token, dialect == .postgres { word.lowercased() } else { token.text }
    }
  }

  let tokens: [Token]

  init(_ text: String, dialect: Dialect, limit: Int = 12) {
    var scanner = SQLScanner(Array(text.utf8.prefix(4_000)), dialect: dialect)
    var tokens: [Token] = []
    while tokens.count < limit, let token = scanner.next() {
      guard let token = SQLToken(token, scanner.token) else { continue }
      tokens.append(Token(token: token, range: scanner.start..<scanner.end))
    }
    self.tokens = tokens
  }
}
