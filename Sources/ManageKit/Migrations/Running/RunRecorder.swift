import Foundation

/// Notes how far a migration outside a transaction has come: the table `manage_migration_runs`.
struct RunRecorder {
  let connection: Connection
  let place: HistoryPlace

  /// Notes that `step` begins, unless it goes on.
  nonisolated(nonsending) func begin(_ step: MigrationStep, total: Int, _ run: MigrationRun?) async throws {
    let id = step.migration.id
    try await connection.transaction { connection in
      try await MigrationRecorder(connection: connection, place: place).claim(step)
      guard run == nil else {
        try await connection.execute(
          """
          UPDATE \(sql: place.runs) SET state = \(MigrationRun.running), total = \(total)
          WHERE app = \(id.app) AND name = \(id.name)
          """)
        return
      }
      try await connection.execute(
        """
        INSERT INTO \(sql: place.runs) (app, name, kind, checksum, finished, total, state, started)
        VALUES (
          \(id.app), \(id.name), \(step.kind.rawValue), \(MigrationRun.checksum(of: [])), 0, \(total),
          \(MigrationRun.running), \(Date())
        )
        """)
    }
  }

  /// Notes how far the run has come: in the transaction that is open, else in one of its own.
  nonisolated(nonsending) func advance(_ id: MigrationID, finished: Int, checksum: String) async throws {
    // The file may have dropped all prepared statements, and within its transaction none can be prepared again: the
    // comment makes each a new one, and a script is never prepared.
    let update: SQL = """
      UPDATE \(sql: place.runs) SET finished = \(finished), checksum = \(checksum)
      WHERE app = \(id.app) AND name = \(id.name) /* \(sql: SQL(unsafe: "\(finished)")) */
      """
    guard !connection.isInTransaction else { return try await asLogin(update) }
    try await connection.executeScript(connection.dialect == .sqlite ? "BEGIN IMMEDIATE" : "BEGIN READ WRITE")
    try await asLogin(update)
    try await connection.executeScript("COMMIT")
  }

  /// The file may have taken a role that knows nothing of the history.
  private nonisolated(nonsending) func asLogin(_ sql: SQL) async throws {
    if connection.dialect == .postgres {
      try await connection.executeScript("SET LOCAL SESSION AUTHORIZATION DEFAULT; SET LOCAL ROLE NONE")
    }
    try await connection.execute(sql)
  }

  /// Notes that the database refused the next statement.
  nonisolated(nonsending) func fail(_ id: MigrationID) async throws {
    try await connection.execute(
      "UPDATE \(sql: place.runs) SET state = \(MigrationRun.failed) WHERE app = \(id.app) AND name = \(id.name)")
  }

  /// Forgets the run.
  nonisolated(nonsending) func end(_ id: MigrationID) async throws {
    try await connection.execute("DELETE FROM \(sql: place.runs) WHERE app = \(id.app) AND name = \(id.name)")
  }
}
