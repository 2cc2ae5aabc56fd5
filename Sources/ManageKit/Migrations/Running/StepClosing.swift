/// Looks at what a step's statements left before it is recorded, and puts the session back.
struct StepClosing {
  let step: MigrationStep
  /// The database as everybody else sees it.
  let database: Database
  let warn: @Sendable (String) -> Void

  /// Within the step's transaction, or outside of one after the last statement.
  ///
  /// Throws `RunFailure.refused`, and `DatabaseError` where a deferred constraint refuses.
  nonisolated(nonsending) func close(_ connection: Connection, orphansBefore: Orphans? = nil) async throws {
    switch connection.dialect {
    case .sqlite: try await checkForeignKeys(on: connection, before: orphansBefore)
    case .postgres:
      if connection.isInTransaction { try await connection.execute("SET CONSTRAINTS ALL IMMEDIATE") }
      try await connection.discardSession()
    }
  }

  /// Rows from a time without checks are named, and stay.
  private nonisolated(nonsending) func checkForeignKeys(on connection: Connection, before: Orphans?) async throws {
    guard !step.migration.running.enforcesForeignKeys else { return }
    let after = try await Orphans.find(in: connection)
    guard !after.isEmpty else { return }
    let new =
      if let before { after.phrases(since: before) } else { after.phrases(since: try await Orphans.find(in: database)) }
    guard new.isEmpty else { throw step.refused(.orphans(new)) }
    warn(
      "rows refer to rows that do not exist, from before \(step.migration.id): " + after.phrases.joined(separator: "; ")
    )
  }
}
