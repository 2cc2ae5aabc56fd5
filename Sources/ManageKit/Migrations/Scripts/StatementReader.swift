import ManageGroundwork

/// Cuts the text of a migration into its statements and its `-- migrate:` lines.
///
/// Such a line counts where it stands at the start of a line and outside comments, strings, parentheses and bodies.
struct StatementReader {
  enum Element {
    case statement(ScriptStatement)
    case mark(Mark)
  }

  /// A `-- migrate:WORDS` line.
  struct Mark {
    let words: [String]
    let line: Int
    let range: Range<Int>

    var key: String { words.first ?? "" }
  }

  private let bytes: [UInt8]
  private let dialect: Dialect
  private var scanner: SQLScanner
  private var line = 1
  private var lineOffset = 0
  /// Whether what isn't SQL was skipped since the last statement.
  private var isBroken = true
  private var strings = StringsSetting()
  /// Whether the last statement has no semicolon.
  private(set) var lacksSemicolon = false

  /// Reads from `offset` on, the start of a line; lines are counted from the text's first.
  init(_ bytes: [UInt8], dialect: Dialect, from offset: Int = 0) {
    self.bytes = bytes
    self.dialect = dialect
    scanner = SQLScanner(bytes, dialect: dialect, from: offset)
  }

  mutating func next() throws(ScriptFault) -> Element? {
    var nesting = StatementNesting(dialect: dialect)
    var start: Int?
    var end = 0
    while let token = scanner.next() {
      switch token {
      case .comment:
        guard nesting.isOutermost, let mark = try mark() else { continue }
        guard let start else { return .mark(mark) }
        scanner.move(to: mark.range.lowerBound)
        return .statement(try statement(from: start, to: end, hasSemicolon: false, nesting))
      case .symbol(UInt8(ascii: "\\")) where dialect == .postgres:
        try skipCommand(isBetweenStatements: start == nil)
      case .symbol(UInt8(ascii: ";")) where nesting.endsAtSemicolon:
        guard let start else { continue }
        return .statement(try statement(from: start, to: end, hasSemicolon: true, nesting))
      default:
        start = start ?? scanner.start
        end = scanner.end
        nesting.read(token, scanner)
        guard strings.allows(token, scanner) else { throw fault(.escapeStrings, at: scanner.start) }
      }
    }
    if let opening = scanner.unterminated { throw fault(.unterminated, at: opening) }
    return try start.map { start throws(ScriptFault) in
      .statement(try statement(from: start, to: end, hasSemicolon: false, nesting))
    }
  }

  private mutating func statement(
    from start: Int, to end: Int, hasSemicolon: Bool, _ nesting: StatementNesting
  ) throws(ScriptFault) -> ScriptStatement {
    line += bytes.lineEnds(in: lineOffset..<start)
    lineOffset = start
    let isBroken = isBroken
    self.isBroken = false
    lacksSemicolon = !hasSemicolon
    let rows = nesting.copiesFromStandardInput ? try copiedRows(start, hasSemicolon: hasSemicolon) : nil
    return ScriptStatement(
      source: bytes, range: start..<end, dialect: dialect, line: line, rows: rows, followsOther: isBroken)
  }

  /// The rows of `COPY … FROM stdin`: the lines after it up to `\.`.
  private mutating func copiedRows(_ start: Int, hasSemicolon: Bool) throws(ScriptFault) -> Range<Int> {
    guard dialect == .postgres else { throw fault(.copiedRows, at: start) }
    let rest = bytes[scanner.end...].prefix { $0 != UInt8(ascii: "\n") }
    let remark = rest.drop { $0 <= UInt8(ascii: " ") }
    guard hasSemicolon, remark.isEmpty || remark.starts(with: "--".utf8) else { throw fault(.endlessRows, at: start) }
    let first = min(rest.endIndex + 1, bytes.count)
    var lineStart = first
    while lineStart < bytes.count {
      let lineEnd = bytes[lineStart...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      if bytes[lineStart..<lineEnd].elementsEqual("\\.".utf8) {
        scanner.move(to: lineEnd)
        isBroken = true
        return first..<lineStart
      }
      lineStart = lineEnd + 1
    }
    throw fault(.endlessRows, at: start)
  }

  /// Skips pg_dump's `\restrict` and `\unrestrict`, which mean something to psql alone.
  private mutating func skipCommand(isBetweenStatements: Bool) throws(ScriptFault) {
    let name = bytes[scanner.end...].prefix { $0 > UInt8(ascii: " ") }.prefix(40)
    guard isBetweenStatements, name.elementsEqual("restrict".utf8) || name.elementsEqual("unrestrict".utf8) else {
      throw fault(.psqlCommand("\\" + String(decoding: name, as: UTF8.self)), at: scanner.start)
    }
    scanner.skipLine()
    isBroken = true
  }

  /// The comment as a `-- migrate:` line; nil where it is any other.
  private func mark() throws(ScriptFault) -> Mark? {
    let comment = scanner.token
    let words = comment.drop { $0 == UInt8(ascii: "-") }.drop { $0 <= UInt8(ascii: " ") }
    guard words.prefix(7).isKeyword("MIGRATE"),
      words.dropFirst(7).first(where: { $0 > UInt8(ascii: " ") }) == UInt8(ascii: ":")
    else { return nil }
    let isAtLineStart = scanner.start == 0 || bytes[scanner.start - 1] == UInt8(ascii: "\n")
    guard isAtLineStart, comment.starts(with: "-- migrate:".utf8) else {
      let text = String(decoding: comment.prefix(100), as: UTF8.self).trimmingWhitespace()
      throw fault(.misspelledMarker(text), at: scanner.start)
    }
    let text = String(decoding: comment.dropFirst("-- migrate:".utf8.count), as: UTF8.self)
    return Mark(
      words: text.split(whereSeparator: \.isWhitespace).map(String.init),
      line: line + bytes.lineEnds(in: lineOffset..<scanner.start), range: scanner.start..<scanner.end)
  }

  private func fault(_ fault: MigrationFault, at offset: Int) -> ScriptFault {
    ScriptFault(fault: fault, line: 1 + bytes.lineEnds(in: 0..<offset))
  }
}

/// Looks for `standard_conforming_strings` being turned off: from there on a backslash would escape a quote.
private struct StringsSetting {
  private enum State {
    case unnamed, named, assigned
  }

  private var state = State.unnamed

  /// Reads `SET standard_conforming_strings = off`, `… TO 'off'` and `set_config('standard_conforming_strings', 'off'`.
  mutating func allows(_ token: SQLScanner.Token, _ scanner: SQLScanner) -> Bool {
    let isQuoted = token == .literal
    if token == .word || isQuoted, scanner.isKeyword("STANDARD_CONFORMING_STRINGS", quoted: isQuoted) {
      state = .named
      return true
    }
    switch (state, token) {
    case (.unnamed, _): break
    case (.named, .symbol(UInt8(ascii: "="))), (.named, .symbol(UInt8(ascii: ","))): state = .assigned
    case (.named, .word) where scanner.isKeyword("TO"): state = .assigned
    case (.named, _): state = .unnamed
    case (.assigned, _):
      state = .unnamed
      let isQuoted = isQuoted && scanner.token.first == UInt8(ascii: "'")
      return !Self.off.contains { scanner.isKeyword($0, quoted: isQuoted) }
    }
    return true
  }

  private static let off: [StaticString] = ["OFF", "FALSE", "NO", "0"]
}

extension [UInt8] {
  /// How many lines end within `range`.
  func lineEnds(in range: Range<Int>) -> Int {
    withUnsafeBufferPointer { bytes in bytes[range].count { $0 == UInt8(ascii: "\n") } }
  }
}
