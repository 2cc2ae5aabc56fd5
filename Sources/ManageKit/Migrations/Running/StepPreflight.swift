/// Looks for pragmas of SQLite that can't work, before any step runs.
struct StepPreflight {
  let dialect: Dialect

  /// Throws `RunFailure.refused` for the first one.
  func check(_ plan: MigrationPlan) throws {
    guard dialect == .sqlite else { return }
    for step in plan.steps where step.migration.isTransactional {
      for statement in step.statements {
        guard let pragma = ignoredPragma(statement) else { continue }
        throw step.refused(.ignoredPragma(pragma), line: statement.line)
      }
    }
  }

  /// The pragma that the statement sets, if a transaction ignores it. Reading one is no harm.
  private func ignoredPragma(_ statement: ScriptStatement) -> String? {
    guard statement.opening(1).first?.keyword == "PRAGMA" else { return nil }
    var tokens = statement.opening().dropFirst()
    if tokens.dropFirst().first == .symbol(".") { tokens.removeFirst(2) }
    guard let name = tokens.popFirst()?.text?.lowercased(), [.symbol("="), .symbol("(")].contains(tokens.first)
    else { return nil }
    return Self.ignored.contains(name) ? name : nil
  }

  /// By SQLite's documentation of its pragmas: refused or without effect while a transaction is open.
  private static let ignored: Set = [
    "foreign_keys", "journal_mode", "synchronous", "temp_store", "temp_store_directory", "page_size", "auto_vacuum",
    "encoding", "locking_mode",
  ]
}
