/// The sections of a migration: `-- migrate:up` and `-- migrate:down` with the SQL below each.
struct MigrationSections: Sendable {
  enum Name: String {
    case up, down

    init?(_ mark: StatementReader.Mark) { self.init(rawValue: mark.key) }
  }

  let up: SQLScript
  let down: SQLScript?

  init(_ bytes: [UInt8], _ header: MigrationHeader, dialect: Dialect) throws(ScriptFault) {
    var reader = StatementReader(bytes, dialect: dialect, from: header.end)
    var scripts: [Name: SQLScript] = [:]
    var next = try reader.next()
    while case .mark(let mark) = next {
      let name = try Self.name(of: mark, known: scripts.keys)
      var statements: [ScriptStatement] = []
      next = try reader.next()
      while case .statement(let statement) = next {
        if header.isTransactional { try Self.forbidTransactionControl(statement) }
        statements.append(statement)
        next = try reader.next()
      }
      var end = bytes.count
      if case .mark(let following) = next { end = following.range.lowerBound }
      scripts[name] = SQLScript(
        bytes, mark.range.upperBound..<end, statements: statements,
        lacksSemicolon: !statements.isEmpty && reader.lacksSemicolon)
    }
    guard let up = scripts[.up] else { throw ScriptFault(fault: .missingUp, line: 1) }
    self.up = up
    down = scripts[.down]
  }

  private static func name(
    of mark: StatementReader.Mark, known: some Collection<Name>
  ) throws(ScriptFault) -> Name {
    guard let name = Name(mark) else { throw ScriptFault(fault: .optionInSection(mark.key), line: mark.line) }
    guard mark.words.count == 1 else {
      throw ScriptFault(fault: .malformedOption(mark.key, expected: mark.key), line: mark.line)
    }
    guard !known.contains(name) else { throw ScriptFault(fault: .repeated(mark.key), line: mark.line) }
    return name
  }

  private static func forbidTransactionControl(_ statement: ScriptStatement) throws(ScriptFault) {
    guard let keyword = statement.transactionControl else { return }
    throw ScriptFault(fault: .transactionControl(keyword), line: statement.line)
  }
}
