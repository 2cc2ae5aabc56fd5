/// Runs a step with `-- migrate:transaction no` statement by statement, and notes each that is finished, so that the
/// next run goes on where this one was interrupted.
///
/// A statement that may run in a transaction does so together with its note: it is never run twice.
struct StatementwiseStep {
  let step: MigrationStep
  let database: Database
  let place: HistoryPlace
  let limits: StepLimits
  /// How far an earlier run came.
  let earlier: MigrationRun?
  let warn: @Sendable (String) -> Void
  let onLockWait: @Sendable (Duration) -> Void

  private var id: MigrationID { step.migration.id }

  /// Throws `StatementFailure`, `RunFailure` and `DatabaseError`; what is finished stays, and is noted.
  nonisolated(nonsending) func run() async throws {
    let enforcesForeignKeys = step.migration.running.enforcesForeignKeys
    try await database.withFreshConnection(enforcingForeignKeys: enforcesForeignKeys) { connection in
      let recorder = RunRecorder(connection: connection, place: place)
      try await place.createRuns(on: connection)
      let before = connection.dialect == .sqlite ? try await Orphans.find(in: connection) : nil
      let prepared = try await preparedTransactions(connection)
      try await recorder.begin(step, total: step.statements.count, earlier)
      do {
        try await runStatements(on: connection, recorder)
        try await checkTransactions(on: connection, preparedBefore: prepared)
        try await StepClosing(step: step, database: database, warn: warn).close(connection, orphansBefore: before)
      } catch {
        try? await leave(connection, recorder)
        throw error
      }
      try await connection.transaction { connection in
        try await recorder.end(id)
        try await MigrationRecorder(connection: connection, place: place).record(step, as: .applied)
      }
    }
  }

  private nonisolated(nonsending) func runStatements(on connection: Connection, _ recorder: RunRecorder) async throws {
    let statements = step.statements
    let finished = earlier?.finished ?? 0
    guard statements.count >= finished,
      earlier.map({ $0.checksum == MigrationRun.checksum(of: statements[..<finished]) }) ?? true
    else {
      throw earlier.map { RunFailure.changedStatements($0, path: step.migration.path) } ?? RunFailure.overtaken(id)
    }
    try await limits.set(forSessionOn: connection)
    var digest = RunDigest()
    for (index, statement) in statements.enumerated() {
      let kind = StatementKind(statement.text, dialect: connection.dialect)
      digest.add(statement)
      if index < finished {
        if kind.isOfSession { try await connection.run(statement) }
      } else {
        let isRepeated = index == finished && earlier?.hasFailed == false
        try await run(statement, kind, isRepeated: isRepeated, on: connection) {
          try await recorder.advance(id, finished: index + 1, checksum: digest.checksum)
        }
      }
    }
  }

  /// Runs one statement; `note` is called in its transaction, else after it.
  private nonisolated(nonsending) func run(
    _ statement: ScriptStatement, _ kind: StatementKind, isRepeated: Bool, on connection: Connection,
    note: nonisolated(nonsending) () async throws -> Void
  ) async throws {
    if connection.isInTransaction {
      if kind.commits { try await note() }
      try await connection.run(statement)
      if !connection.isInTransaction, !kind.commits { try await note() }
    } else if kind.isTransactional {
      try await retryingLocks(onWait: onLockWait) {
        try await connection.transaction { connection in
          try await limits.set(forTransactionOn: connection)
          try await connection.run(statement)
          try await note()
        }
      }
    } else {
      do { try await connection.run(statement) } catch let failure as StatementFailure {
        guard isRepeated, try await hasTakenEffect(kind, failure, on: connection) else { throw failure }
      }
      if !connection.isInTransaction { try await note() }
    }
  }

  /// Whether a statement was finished, though not noted, when an earlier run ended: its index is there and valid, or
  /// gone.
  private nonisolated(nonsending) func hasTakenEffect(
    _ kind: StatementKind, _ failure: StatementFailure, on connection: Connection
  ) async throws -> Bool {
    guard kind.isConcurrentIndex else { return false }
    switch failure.reason.refusal {
    case let refusal? where refusal.code == "42P07":
      return try await InvalidIndexes.named(in: refusal.sql, on: connection).isEmpty
    case let refusal?: return refusal.code == "42704"
    case nil: return false
    }
  }

  private nonisolated(nonsending) func checkTransactions(
    on connection: Connection, preparedBefore: Set<String>
  ) async throws {
    guard !connection.isInTransaction else { throw step.refused(.leftTransactionOpen) }
    let left = try await preparedTransactions(connection).subtracting(preparedBefore)
    guard left.isEmpty else { throw step.refused(.preparedTransactions(left.sorted())) }
  }

  private nonisolated(nonsending) func preparedTransactions(_ connection: Connection) async throws -> Set<String> {
    guard connection.dialect == .postgres else { return [] }
    let rows = try await connection.query(
      "SELECT gid FROM pg_catalog.pg_prepared_xacts WHERE database = current_database() AND owner = session_user")
    return try Set(rows.map { try $0[0] })
  }

  /// Ends what the file began, and notes that it failed.
  private nonisolated(nonsending) func leave(_ connection: Connection, _ recorder: RunRecorder) async throws {
    if connection.isInTransaction { try await connection.executeScript("ROLLBACK") }
    try await connection.discardSession()
    try await recorder.fail(id)
  }
}
