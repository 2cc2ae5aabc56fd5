/// One statement of a script.
struct ScriptStatement: Sendable {
  /// The text without its semicolon.
  let text: String
  /// The line in the file on which it starts, from 1.
  let line: Int
  /// The table that it creates, in lower case and without its schema; temporary ones don't count.
  let createdTable: String?
  /// `BEGIN`, `COMMIT` and the like, if it is one of those.
  let transactionControl: String?

  init(text: String, line: Int, opening: [SQLScanner.Token]) {
    self.text = text
    self.line = line
    createdTable = Self.createdTable(opening)
    transactionControl = Self.transactionControl(opening)
  }

  /// `CREATE [UNLOGGED] TABLE [IF NOT EXISTS] [schema.]name`.
  private static func createdTable(_ opening: [SQLScanner.Token]) -> String? {
    var rest = opening[...]
    guard rest.popFirst()?.keyword == "CREATE" else { return nil }
    if rest.first?.keyword == "UNLOGGED" { rest.removeFirst() }
    guard rest.popFirst()?.keyword == "TABLE" else { return nil }
    if rest.prefix(3).map(\.keyword) == ["IF", "NOT", "EXISTS"] { rest.removeFirst(3) }
    if rest.dropFirst().first == .symbol(".") { rest.removeFirst(2) }
    return switch rest.first {
    case .word(let name), .name(let name): name.lowercased()
    default: nil
    }
  }

  /// Savepoints, and going back to one, stay within the transaction.
  private static func transactionControl(_ opening: [SQLScanner.Token]) -> String? {
    let keywords = opening.prefix(3).map(\.keyword)
    switch keywords.first {
    case "BEGIN", "COMMIT", "END", "ABORT": return keywords[0]
    case "ROLLBACK" where !keywords.contains("TO"): return keywords[0]
    case "START" where keywords.dropFirst().first == "TRANSACTION": return "START TRANSACTION"
    default: return nil
    }
  }
}
