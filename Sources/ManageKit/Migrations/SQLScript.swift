/// A text of SQL statements, one after the other.
///
/// They are run one by one, so that a failure has its line, and so that PostgreSQL doesn't wrap what must stand outside
/// a transaction (`CREATE INDEX CONCURRENTLY`) in one, as it does with several statements sent together.
struct SQLScript: Sendable {
  /// The text without the blank lines around it, its last statement ended by a semicolon.
  let text: String
  let statements: [ScriptStatement]

  /// Reads `text`, whose first line is line `firstLine` of its file.
  init(_ text: String, dialect: Dialect, firstLine: Int = 1) {
    var reader = StatementReader(Array(text.utf8), dialect: dialect, firstLine: firstLine)
    var statements: [ScriptStatement] = []
    while let statement = reader.next() { statements.append(statement) }
    self.statements = statements
    self.text = text.trimmingBlankLines() + (reader.lacksSemicolon ? "\n;" : "")
  }

  /// The tables that it creates, in lower case.
  var createdTables: [String] { statements.compactMap(\.createdTable) }
}

extension String {
  fileprivate func trimmingBlankLines() -> String {
    let isBlank: (Substring) -> Bool = { $0.allSatisfy(\.isWhitespace) }
    let lines = split(separator: "\n", omittingEmptySubsequences: false).drop(while: isBlank)
    let kept = lines.reversed().drop(while: isBlank).reversed()
    return kept.joined(separator: "\n")
  }
}

/// Cuts a script into its statements.
private struct StatementReader {
  private let bytes: [UInt8]
  private var scanner: SQLScanner
  private var line: Int
  private var lineOffset = 0
  /// Whether the last statement ended with the text.
  private(set) var lacksSemicolon = false

  init(_ bytes: [UInt8], dialect: Dialect, firstLine: Int) {
    self.bytes = bytes
    scanner = SQLScanner(bytes, dialect: dialect)
    line = firstLine
  }

  mutating func next() -> ScriptStatement? {
    var start: Int?
    var end = 0
    var opening: [SQLScanner.Token] = []
    var nesting = Nesting()
    while let token = scanner.next() {
      if token == .symbol(";"), nesting.isOutermost {
        guard let start else { continue }
        return statement(from: start, to: end, opening: opening)
      }
      start = start ?? scanner.start
      end = scanner.end
      if opening.count < 12 { opening.append(token) }
      nesting.read(token, opening: opening)
    }
    guard let start else { return nil }
    lacksSemicolon = true
    return statement(from: start, to: end, opening: opening)
  }

  private mutating func statement(from start: Int, to end: Int, opening: [SQLScanner.Token]) -> ScriptStatement {
    line += bytes[lineOffset..<start].count { $0 == UInt8(ascii: "\n") }
    lineOffset = start
    return ScriptStatement(text: String(decoding: bytes[start..<end], as: UTF8.self), line: line, opening: opening)
  }
}

/// Where in a statement a semicolon doesn't end it: in parentheses, and in the `BEGIN … END` of a trigger (SQLite) or
/// of a function's SQL body (PostgreSQL).
private struct Nesting {
  private var parentheses = 0
  private var blocks = 0

  var isOutermost: Bool { parentheses <= 0 && blocks <= 0 }

  mutating func read(_ token: SQLScanner.Token, opening: [SQLScanner.Token]) {
    switch token {
    case .symbol("("): parentheses += 1
    case .symbol(")"): parentheses -= 1
    case .word: readWord(token.keyword, opening: opening)
    default: break
    }
  }

  private mutating func readWord(_ keyword: String?, opening: [SQLScanner.Token]) {
    switch keyword {
    case "BEGIN" where Self.hasBody(opening): blocks += 1
    case "CASE" where blocks > 0: blocks += 1
    case "END" where blocks > 0: blocks -= 1
    default: break
    }
  }

  private static func hasBody(_ opening: [SQLScanner.Token]) -> Bool {
    opening.first?.keyword == "CREATE"
      && opening.prefix(4).contains { ["TRIGGER", "FUNCTION", "PROCEDURE"].contains($0.keyword) }
  }
}
