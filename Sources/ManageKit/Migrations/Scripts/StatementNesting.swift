/// Where in a statement a semicolon doesn't end it, by the databases' grammars.
///
/// PostgreSQL has the parentheses of a rule, and a routine's `BEGIN ATOMIC … END`; SQLite a trigger's `BEGIN … END`.
/// In both bodies END stands where a statement would start: names such as `NEW.end` mean nothing.
struct StatementNesting {
  /// What a statement is, as far as it matters here.
  private enum Kind {
    case other, routine, trigger, copy
  }

  private let dialect: Dialect
  private var kind = Kind.other
  private var tokenCount = 0
  private var parentheses = 0
  /// The bodies that are open, one within the other.
  private var bodies = 0
  /// Whether the last token began a body or ended a statement in it.
  private var isAtStatement = false
  /// Whether the statement has begun as one that creates something.
  private var isCreation = false
  private var lastWord = LastWord.other
  /// Whether the statement is `COPY … FROM STDIN`, so that rows follow it.
  private(set) var copiesFromStandardInput = false

  private enum LastWord {
    case begin, from, other
  }

  private static let modifiers: [StaticString] = ["CREATE", "OR", "REPLACE", "TEMP", "TEMPORARY", "QUERY", "PLAN"]

  init(dialect: Dialect) {
    self.dialect = dialect
  }

  /// Whether a comment here is neither within parentheses nor in a body.
  var isOutermost: Bool { parentheses == 0 && bodies == 0 }

  /// Whether a semicolon here ends the statement.
  var endsAtSemicolon: Bool { bodies == 0 && (parentheses == 0 || dialect == .sqlite) }

  /// Reads the token that `scanner` is at.
  mutating func read(_ token: SQLScanner.Token, _ scanner: SQLScanner) {
    let previous = lastWord
    let wasAtStatement = isAtStatement
    (lastWord, isAtStatement) = (.other, false)
    switch token {
    case .word: readWord(scanner, after: previous, isAtStatement: wasAtStatement)
    case .symbol(UInt8(ascii: "(")): parentheses += 1
    case .symbol(UInt8(ascii: ")")): parentheses = max(0, parentheses - 1)
    case .symbol(UInt8(ascii: ";")): isAtStatement = bodies > 0 && parentheses == 0
    default: break
    }
    tokenCount += 1
  }

  private mutating func readWord(_ word: SQLScanner, after previous: LastWord, isAtStatement: Bool) {
    if tokenCount < 6 { readOpening(word) }
    guard kind != .other else { return }
    switch dialect {
    case .sqlite where kind == .trigger:
      if isAtStatement, word.isKeyword("END") { bodies = 0 }
    default:
      if parentheses == 0 { readTopLevelWord(word, after: previous, isAtStatement: isAtStatement) }
    }
  }

  private mutating func readTopLevelWord(_ word: SQLScanner, after previous: LastWord, isAtStatement: Bool) {
    switch kind {
    case .routine where isAtStatement && word.isKeyword("END"): bodies -= 1
    case .routine where word.isKeyword("BEGIN"): lastWord = .begin
    case .routine where previous == .begin && word.isKeyword("ATOMIC"):
      bodies += 1
      self.isAtStatement = true
    case .copy where word.isKeyword("FROM"): lastWord = .from
    case .copy where previous == .from && (word.isKeyword("STDIN") || word.isKeyword("STDOUT")):
      copiesFromStandardInput = true
    default: break
    }
  }

  /// `CREATE [OR REPLACE] FUNCTION|PROCEDURE`, `[EXPLAIN [QUERY PLAN]] CREATE [TEMP] TRIGGER`, `COPY`.
  private mutating func readOpening(_ word: SQLScanner) {
    if tokenCount == 0 {
      isCreation = word.isKeyword("CREATE") || word.isKeyword("EXPLAIN")
      if word.isKeyword("COPY") { kind = .copy }
    } else if isCreation, kind == .other {
      switch dialect {
      case .postgres where word.isKeyword("FUNCTION") || word.isKeyword("PROCEDURE"): kind = .routine
      case .sqlite where word.isKeyword("TRIGGER"):
        kind = .trigger
        bodies = 1
      default: isCreation = Self.modifiers.contains { word.isKeyword($0) }
      }
    }
  }
}
