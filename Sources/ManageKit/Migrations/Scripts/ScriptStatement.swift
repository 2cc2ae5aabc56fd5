/// One statement of a script; its text is the script's own.
struct ScriptStatement: Sendable {
  /// The text of the file, with `\n` as its line ends.
  let source: [UInt8]
  /// Where the statement stands in it, without its semicolon.
  let range: Range<Int>
  let dialect: Dialect
  /// The line in the file on which it starts, from 1.
  let line: Int
  /// Where the rows stand that follow `COPY … FROM stdin`.
  let rows: Range<Int>?
  /// Whether something else than SQL stands between it and the statement before.
  let followsOther: Bool

  var text: String { String(decoding: bytes, as: UTF8.self) }

  private var bytes: ArraySlice<UInt8> { source[range] }

  /// The first tokens, without comments.
  func opening(_ limit: Int = 12) -> [SQLToken] {
    var scanner = SQLScanner(Array(bytes.prefix(2_000)), dialect: dialect)
    var tokens: [SQLToken] = []
    while tokens.count < limit, let token = scanner.next() {
      if let token = SQLToken(token, scanner.token) { tokens.append(token) }
    }
    return tokens
  }

  /// `BEGIN`, `COMMIT` and the like, if it is one of those; savepoints, and going back to one, stay within the
  /// transaction.
  var transactionControl: String? {
    let first = firstWord
    guard Self.controls.contains(where: first.isKeyword) else { return nil }
    let keywords = opening(4).map(\.keyword)
    switch keywords.first {
    case "START" where keywords.dropFirst().first == "TRANSACTION": return "START TRANSACTION"
    case "PREPARE" where keywords.dropFirst().first == "TRANSACTION": return "PREPARE TRANSACTION"
    case "START", "PREPARE": return nil
    case "ROLLBACK" where keywords.contains("TO"): return nil
    default: return keywords.first ?? nil
    }
  }

  private static let controls: [StaticString] = ["BEGIN", "COMMIT", "END", "ABORT", "ROLLBACK", "START", "PREPARE"]

  /// A statement never starts with a comment.
  private var firstWord: ArraySlice<UInt8> { bytes.prefix { $0.continuesSQLWord } }
}
