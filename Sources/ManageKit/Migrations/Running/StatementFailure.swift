extension StatementFailure {
  /// Whether a statement got no lock within its limit.
  static func isLockTimeout(_ error: any Error) -> Bool {
    let reason = (error as? StatementFailure)?.reason ?? error as? DatabaseError
    return reason?.refusal?.kind == .lockNotAvailable
  }
}

extension Connection {
  /// Runs one statement of a step. Throws `StatementFailure` where the database refuses it.
  nonisolated(nonsending) func run(_ statement: ScriptStatement) async throws {
    try await ScriptPart(statements: [statement]).run(on: self)
  }
}

extension MigrationStep {
  /// The statements that it runs.
  var statements: [ScriptStatement] { script?.statements ?? [] }

  /// The error for a fault on `line` of its file.
  func refused(_ fault: StepFault, line: Int? = nil) -> RunFailure {
    .refused(migration.id, path: migration.path, line: line, fault)
  }
}
