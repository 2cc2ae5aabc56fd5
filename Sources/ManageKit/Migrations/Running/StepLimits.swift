/// How long the statements of a step may wait for locks and run, on PostgreSQL.
struct StepLimits: Sendable {
  /// Enough to wait for requests, too short for them to pile up behind the migration.
  static let defaultLock = Duration.seconds(5)

  /// As the file or the site asks; without either, a limit of the role's own stands.
  let lock: Duration?
  let statement: Duration?

  /// The file's options count before the run's.
  init(_ migration: Migration, _ options: MigrationOptions) {
    lock = migration.running.lockTimeout ?? options.lockTimeout
    statement = migration.running.statementTimeout ?? options.statementTimeout
  }

  /// Sets the limits for the transaction that is open.
  ///
  /// The server also looks once a second whether this process is still there, so that a statement doesn't outlive it.
  nonisolated(nonsending) func set(forTransactionOn connection: Connection) async throws {
    guard connection.dialect == .postgres else { return }
    try await connection.query(
      """
      SELECT \(sql: setting("lock_timeout", lock ?? Self.defaultLock, overridesRole: lock != nil, isLocal: true)),
        \(sql: statement.map { setting("statement_timeout", $0, isLocal: true) } ?? "NULL"),
        \(sql: Self.lookout(isLocal: true))
      """)
  }

  /// Sets the limits that the file or the site asks for, for statements outside a transaction. One that builds an index
  /// concurrently waits for every transaction that is open, which is no reason to end it after seconds.
  nonisolated(nonsending) func set(forSessionOn connection: Connection) async throws {
    guard connection.dialect == .postgres else { return }
    try await connection.query(
      """
      SELECT \(sql: lock.map { setting("lock_timeout", $0, isLocal: false) } ?? "NULL"),
        \(sql: statement.map { setting("statement_timeout", $0, isLocal: false) } ?? "NULL"),
        \(sql: Self.lookout(isLocal: false))
      """)
  }

  private func setting(_ name: String, _ limit: Duration, overridesRole: Bool = true, isLocal: Bool) -> SQL {
    let milliseconds = "\(Int(limit / .milliseconds(1)))"
    return """
      CASE WHEN \(overridesRole) OR current_setting(\(name)) = '0'
      THEN set_config(\(name), \(milliseconds), \(isLocal)) END
      """
  }

  private static func lookout(isLocal: Bool) -> SQL {
    """
    CASE WHEN version() LIKE '%linux%' AND current_setting('client_connection_check_interval', true) = '0'
    THEN set_config('client_connection_check_interval', '1000', \(isLocal)) END
    """
  }
}

/// Runs `body` again while a lock isn't free within its limit: up to six times, after waits that grow.
nonisolated(nonsending) func retryingLocks(
  onWait: (Duration) -> Void, _ body: nonisolated(nonsending) () async throws -> Void
) async throws {
  for seconds in [1, 2, 4, 8, 16] {
    do { return try await body() } catch  where StatementFailure.isLockTimeout(error) {
      let wait = Duration.seconds(seconds) * Double.random(in: 0.8...1.2)
      onWait(wait)
      try await Task.sleep(for: wait)
    }
  }
  try await body()
}
