/// Runs a step in one transaction, together with its history row.
struct TransactionalStep {
  let step: MigrationStep
  let database: Database
  let place: HistoryPlace
  let limits: StepLimits
  let warn: @Sendable (String) -> Void

  /// Throws `StatementFailure`, `RunFailure` and `DatabaseError`; then nothing of the step is kept.
  nonisolated(nonsending) func run() async throws {
    let enforcesForeignKeys = step.migration.running.enforcesForeignKeys
    try await database.withFreshConnection(enforcingForeignKeys: enforcesForeignKeys) { connection in
      try await connection.transaction { connection in
        let recorder = MigrationRecorder(connection: connection, place: place)
        try await recorder.claim(step)
        try await limits.set(forTransactionOn: connection)
        for part in step.script?.parts(inTransaction: true) ?? [] {
          try await part.run(on: connection)
          guard connection.isInTransaction else {
            throw step.refused(.endedTransaction, line: part.statements.first?.line)
          }
        }
        try await StepClosing(step: step, database: database, warn: warn).close(connection)
        try await recorder.record(step, as: .applied)
      }
    }
  }
}
