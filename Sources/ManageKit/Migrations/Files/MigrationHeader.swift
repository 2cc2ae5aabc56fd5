/// The options of a migration, which stand above its sections, one a line, between comments and blank lines:
///
///     -- What it is for.
///     -- migrate:depends sessions.0001_initial
///     -- migrate:transaction no
///     -- migrate:replaces APP.NAME
///     -- migrate:lint allow RULE REASON
///     -- migrate:up
struct MigrationHeader: Sendable {
  private(set) var dependencies: [Migration.Dependency] = []
  private(set) var replaced: [MigrationID] = []
  private(set) var lintAllowances: [Migration.LintAllowance] = []
  private(set) var running = RunningOptions()
  private var transaction: Bool?
  /// Where the line of the first section starts.
  private(set) var end = 0

  var isTransactional: Bool { transaction ?? true }

  init(_ bytes: [UInt8], dialect: Dialect) throws(ScriptFault) {
    var reader = StatementReader(bytes, dialect: dialect)
    while let element = try reader.next() {
      switch element {
      case .statement(let statement): throw ScriptFault(fault: .textBeforeSection, line: statement.line)
      case .mark(let mark):
        guard MigrationSections.Name(mark) == nil else {
          end = mark.range.lowerBound
          return
        }
        do throws(MigrationFault) { try read(mark.key, values: Array(mark.words.dropFirst()), line: mark.line) } catch {
          throw ScriptFault(fault: error, line: mark.line)
        }
      }
    }
    throw ScriptFault(fault: .missingUp, line: 1)
  }

  private mutating func read(_ key: String, values: [String], line: Int) throws(MigrationFault) {
    switch key {
    case "depends":
      guard values.count == 1, let id = MigrationID(values[0]) else {
        throw .malformedOption(key, expected: "depends APP.NNNN_words")
      }
      dependencies.append(Migration.Dependency(id: id, line: line))
    case "replaces":
      guard values.count == 1, let id = MigrationID(values[0]) else {
        throw .malformedOption(key, expected: "replaces APP.NNNN_words")
      }
      replaced.append(id)
    case "transaction":
      guard transaction == nil else { throw .repeated(key) }
      guard values == ["no"] else { throw .malformedOption(key, expected: "transaction no") }
      transaction = false
    case "lint":
      guard values.count >= 3, values[0] == "allow" else {
        throw .malformedOption(key, expected: "lint allow RULE REASON")
      }
      let reason = values.dropFirst(2).joined(separator: " ")
      lintAllowances.append(Migration.LintAllowance(rule: values[1], reason: reason))
    default: try running.read(key, values: values)
    }
  }
}
