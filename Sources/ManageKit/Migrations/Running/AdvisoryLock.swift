import Foundation

/// The lock on migrations in PostgreSQL.
enum AdvisoryLock {
  /// "manage" in ASCII, as PostgreSQL's advisory locks are numbers.
  private static let key: SQL = "120265231132517"

  /// Begins a transaction that holds the lock; false, and no transaction, while another one holds it.
  ///
  /// The transaction stays idle: what ends idle or long ones must not end it.
  static nonisolated(nonsending) func take(on connection: Connection) async throws -> Bool {
    if connection.isInTransaction { try await connection.execute("ROLLBACK") }
    try await connection.execute("BEGIN ISOLATION LEVEL READ COMMITTED")
    let isTaken: Bool =
      try await connection.query("SELECT pg_try_advisory_xact_lock(\(sql: key))").first?[0] ?? false
    guard isTaken else {
      try await connection.execute("ROLLBACK")
      return false
    }
    try await connection.query(
      """
      SELECT set_config('application_name', left(\(MigrationLockHolder.ownApplication), 63), true),
        CASE WHEN current_setting('transaction_timeout', true) IS NOT NULL
        THEN set_config('transaction_timeout', '0', true) END
      """)
    // Last, since it also closes the query's portal, whose snapshot CREATE INDEX CONCURRENTLY would wait for.
    try await connection.executeScript("SET LOCAL idle_in_transaction_session_timeout = 0")
    return true
  }

  /// The session that holds the lock.
  static nonisolated(nonsending) func holder(_ source: some DatabaseAccess) async throws -> MigrationLockHolder? {
    try await source.query(
      """
      SELECT a.pid, coalesce(a.application_name, '') AS application, a.xact_start
      FROM pg_catalog.pg_locks AS l JOIN pg_catalog.pg_stat_activity AS a ON a.pid = l.pid
      WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
        AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
        AND l.classid::bigint << 32 | l.objid::bigint = \(sql: key)
      """
    ).first.map { row in
      try MigrationLockHolder(processID: row["pid"], application: row["application"], since: row["xact_start"] as Date?)
    }
  }
}
