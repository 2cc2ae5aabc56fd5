/// Does the steps of a plan, each in a transaction together with its history row.
struct MigrationExecutor {
  let connection: Connection
  let mode: MigrationOptions.Mode
  let progress: @Sendable (MigrationProgress) -> Void

  /// Throws `MigrationError.failed` at the first step that the database refuses; those before it stay.
  nonisolated(nonsending) func run(_ plan: MigrationPlan) async throws {
    guard !plan.steps.isEmpty else { return }
    try await MigrationRecorder(connection: connection).createTable()
    for step in plan.steps {
      progress(.starting(step))
      let start = ContinuousClock.now
      let isFaked = try await isFaked(step)
      try await isFaked ? record(step, isFaked: true, on: connection) : execute(step)
      progress(.finished(step, isFaked: isFaked, duration: ContinuousClock.now - start))
    }
  }

  private nonisolated(nonsending) func isFaked(_ step: MigrationStep) async throws -> Bool {
    switch (mode, step.kind) {
    case (.fake, _): true
    case (.fakeInitial, .apply): try await hasTables(of: step)
    default: false
    }
  }

  /// Whether the tables that the step creates, at least one, all exist.
  private nonisolated(nonsending) func hasTables(of step: MigrationStep) async throws -> Bool {
    guard step.kind == .apply, let created = step.script?.createdTables, !created.isEmpty else { return false }
    return try await MigrationRecorder(connection: connection).tables().isSuperset(of: created)
  }

  private nonisolated(nonsending) func execute(_ step: MigrationStep) async throws {
    do {
      if step.migration.isTransactional {
        try await connection.transaction { connection in
          try await run(step, on: connection)
          try await record(step, isFaked: false, on: connection)
        }
      } else {
        try await run(step, on: connection)
        try await record(step, isFaked: false, on: connection)
      }
    } catch let failure as StatementFailure {
      throw await refusal(of: step, line: failure.line, failure.reason)
    } catch let error as DatabaseError {
      throw await refusal(of: step, line: nil, error)
    }
  }

  private nonisolated(nonsending) func run(_ step: MigrationStep, on connection: Connection) async throws {
    let parts = step.script?.parts(inTransaction: step.migration.isTransactional) ?? []
    for part in parts { try await part.run(on: connection) }
  }

  private nonisolated(nonsending) func record(_ step: MigrationStep, isFaked: Bool, on connection: Connection)
    async throws
  {
    let recorder = MigrationRecorder(connection: connection)
    switch step.kind {
    case .apply: try await recorder.record(step.migration, as: isFaked ? .faked : .applied)
    case .unapply: try await recorder.remove(step.migration.id)
    case .accept: try await recorder.accept(step.migration)
    }
  }

  private nonisolated(nonsending) func refusal(of step: MigrationStep, line: Int?, _ error: DatabaseError) async
    -> MigrationError
  {
    let migration = step.migration
    var hint = error.migrationHint
    if !migration.isTransactional {
      await resetConnection()
      hint = "it runs outside a transaction: undo by hand what it did before it failed, then run it again"
    } else if (try? await hasTables(of: step)) == true {
      hint = "its tables exist already; if Django made them, 'manage migrate --fake-initial'"
    }
    return .failed(migration.id, path: migration.path, line: line, reason: error.description, hint: hint)
  }

  /// A script outside a transaction may have failed within one of its own, with foreign keys off.
  private nonisolated(nonsending) func resetConnection() async {
    try? await connection.executeScript("ROLLBACK")
    if connection.dialect == .sqlite { try? await connection.executeScript("PRAGMA foreign_keys = ON") }
  }
}
