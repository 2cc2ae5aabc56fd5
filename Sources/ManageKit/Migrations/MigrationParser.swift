import ManageGroundwork

/// Reads the text of a migration:
///
///     -- What it is for.
///     -- migrate:depends sessions.0001_initial
///     -- migrate:transaction no
///     -- migrate:lint allow RULE REASON
///     -- migrate:up
///     CREATE TABLE …
///     -- migrate:down
///     DROP TABLE …
///
/// Options stand above the sections, one a line; above the sections there are only comments and blank lines.
struct MigrationParser {
  private enum Section: String {
    case up, down
  }

  private let id: MigrationID
  private let path: String
  private let text: String
  private let dialect: Dialect

  private var dependencies: [Migration.Dependency] = []
  private var isTransactional: Bool?
  private var lintAllowances: [Migration.LintAllowance] = []
  private var sections: [Section: (firstLine: Int, lines: [Substring])] = [:]
  private var section: Section?
  private var line = 0

  init(id: MigrationID, path: String, text: String, dialect: Dialect) {
    self.id = id
    self.path = path
    self.text = text
    self.dialect = dialect
  }

  /// Throws `MigrationError.malformed` with the line.
  mutating func parse() throws -> Migration {
    let plain = text.trimmingPrefix("\u{FEFF}").replacing("\r\n", with: "\n")
    for text in plain.split(separator: "\n", omittingEmptySubsequences: false) {
      line += 1
      try read(text)
    }
    guard let up = script(.up) else { throw fault(.missingUp, line: 1) }
    let down = script(.down)
    if isTransactional ?? true { try forbidTransactionControl(in: up, down) }
    return Migration(
      id: id, path: path, checksum: Migration.checksum(of: text), dependencies: dependencies,
      isTransactional: isTransactional ?? true, lintAllowances: lintAllowances, up: up, down: down)
  }

  private mutating func read(_ text: Substring) throws {
    if text.hasPrefix("-- migrate:") {
      try readMarker(text.dropFirst("-- migrate:".count))
    } else if text.prefixMatch(of: /\s*--+\s*migrate\s*:/.ignoresCase()) != nil {
      throw fault(.misspelledMarker(text.trimmingWhitespace()))
    } else if let section {
      sections[section]?.lines.append(text)
    } else if !["", "--"].contains(text.trimmingWhitespace().prefix(2)) {
      throw fault(.textBeforeSection)
    }
  }

  private mutating func readMarker(_ marker: Substring) throws {
    let words = marker.split(whereSeparator: \.isWhitespace).map(String.init)
    let key = words.first ?? ""
    guard let next = Section(rawValue: key) else {
      guard section == nil else { throw fault(.optionInSection(key)) }
      return try readOption(key, values: Array(words.dropFirst()))
    }
    guard words.count == 1 else { throw fault(.malformedOption(key, expected: key)) }
    guard sections[next] == nil else { throw fault(.repeated(key)) }
    sections[next] = (firstLine: line + 1, lines: [])
    section = next
  }

  private mutating func readOption(_ key: String, values: [String]) throws {
    switch key {
    case "depends":
      guard values.count == 1, let id = MigrationID(values[0]) else {
        throw fault(.malformedOption(key, expected: "depends APP.NNNN_words"))
      }
      dependencies.append(Migration.Dependency(id: id, line: line))
    case "transaction":
      guard isTransactional == nil else { throw fault(.repeated(key)) }
      guard values == ["no"] else { throw fault(.malformedOption(key, expected: "transaction no")) }
      isTransactional = false
    case "lint":
      guard values.count >= 3, values[0] == "allow" else {
        throw fault(.malformedOption(key, expected: "lint allow RULE REASON"))
      }
      let reason = values.dropFirst(2).joined(separator: " ")
      lintAllowances.append(Migration.LintAllowance(rule: values[1], reason: reason))
    default:
      throw fault(.unknownOption(key))
    }
  }

  private func script(_ section: Section) -> SQLScript? {
    sections[section].map {
      SQLScript($0.lines.joined(separator: "\n"), dialect: dialect, firstLine: $0.firstLine)
    }
  }

  private func forbidTransactionControl(in scripts: SQLScript?...) throws {
    for statement in scripts.compactMap({ $0 }).flatMap(\.statements) {
      guard let keyword = statement.transactionControl else { continue }
      throw fault(.transactionControl(keyword), line: statement.line)
    }
  }

  private func fault(_ fault: MigrationFault, line: Int? = nil) -> MigrationError {
    .malformed(path: path, line: line ?? self.line, fault: fault)
  }
}
