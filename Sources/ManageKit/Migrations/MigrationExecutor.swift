/// Does the steps of a plan, each as if alone.
struct MigrationExecutor: Sendable {
  let database: Database
  let graph: MigrationGraph
  let options: MigrationOptions
  let progress: @Sendable (MigrationProgress) -> Void

  /// Throws `MigrationError.failed` or `RunFailure` at the first step that isn't done; those before it stay.
  nonisolated(nonsending) func run(_ plan: MigrationPlan, runs: [MigrationID: MigrationRun]) async throws {
    guard !plan.steps.isEmpty else { return }
    if options.mode != .fake { try StepPreflight(dialect: database.dialect).check(plan) }
    let place = try await database.withConnection { try await HistoryPlace.prepare(on: $0) }
    for step in plan.steps {
      progress(.starting(step))
      let start = ContinuousClock.now
      let isFaked = try await isFaked(step)
      if isFaked {
        try await fake(step, at: place, runs[step.migration.id])
      } else {
        try await execute(step, at: place, runs[step.migration.id])
      }
      progress(.finished(step, isFaked: isFaked, duration: ContinuousClock.now - start))
    }
  }

  private nonisolated(nonsending) func isFaked(_ step: MigrationStep) async throws -> Bool {
    guard options.mode != .fake else { return true }
    guard options.mode == .fakeInitial, isInitial(step) else { return false }
    let tables = InitialTables(step, in: database)
    guard try await tables.exist() else { return false }
    for difference in try await tables.differences() { progress(.warning("\(step.migration.id): \(difference)")) }
    return true
  }

  /// Whether it is its app's first: Django's other migrations count on what the first one made.
  private func isInitial(_ step: MigrationStep) -> Bool {
    step.kind == .apply && graph.migrations.first { $0.id.app == step.migration.id.app }?.id == step.migration.id
  }

  private nonisolated(nonsending) func fake(
    _ step: MigrationStep, at place: HistoryPlace, _ run: MigrationRun?
  ) async throws {
    try await database.transaction { connection in
      let recorder = MigrationRecorder(connection: connection, place: place)
      try await recorder.claim(step)
      if let run { try await RunRecorder(connection: connection, place: place).end(run.id) }
      try await recorder.record(step, as: .faked)
    }
  }

  private nonisolated(nonsending) func execute(
    _ step: MigrationStep, at place: HistoryPlace, _ run: MigrationRun?
  ) async throws {
    let limits = StepLimits(step.migration, options)
    do {
      if step.migration.isTransactional || step.script == nil {
        let transactional = TransactionalStep(step: step, database: database, place: place, limits: limits, warn: warn)
        try await retryingLocks(onWait: { progress(.retrying(step, after: $0)) }, transactional.run)
      } else {
        if let run { progress(.resuming(run)) }
        try await StatementwiseStep(
          step: step, database: database, place: place, limits: limits, earlier: run, warn: warn,
          onLockWait: { progress(.retrying(step, after: $0)) }
        ).run()
      }
    } catch {
      // What a cancelled task is told may be anything.
      guard !Task.isCancelled else {
        throw RunFailure.cancelled(step.migration.id, isRolledBack: step.migration.isTransactional)
      }
      throw await explained(error, step)
    }
  }

  private nonisolated(nonsending) func explained(_ error: any Error, _ step: MigrationStep) async -> any Error {
    let refusal = StepRefusal(step: step, isInitial: isInitial(step), database: database)
    return switch error {
    case let failure as StatementFailure: await refusal.error(failure.reason, line: failure.line)
    case let error as DatabaseError: await refusal.error(error, line: nil)
    default: error
    }
  }

  private func warn(_ message: String) {
    progress(.warning(message))
  }
}
