/// Lets one migration run at a time into a database, in all processes; taken before the history is read.
///
/// It is polled for: a waiter blocked in PostgreSQL would hold a snapshot that stops CREATE INDEX CONCURRENTLY.
struct MigrationLock {
  /// "manage" in ASCII, as PostgreSQL's advisory locks are numbers.
  private static let key: SQL = "120265231132517"
  private static let interval = Duration.milliseconds(100)

  /// The file next to a SQLite database that stands for the lock; none for one in memory.
  let file: String?
  let wait: Duration
  /// Called once, if another run holds the lock.
  let onWait: @Sendable () -> Void

  /// Runs `body` under the lock, with the connection that holds it. Throws `MigrationError.locked` after `wait`.
  nonisolated(nonsending) func hold<T>(
    on database: Database, _ body: nonisolated(nonsending) (Connection) async throws -> T
  ) async throws -> T {
    switch database.dialect {
    case .postgres: try await database.withConnection { try await holdAdvisoryLock($0, body) }
    case .sqlite: try await holdFileLock { try await database.withConnection(body) }
    }
  }

  private nonisolated(nonsending) func holdAdvisoryLock<T>(
    _ connection: Connection, _ body: nonisolated(nonsending) (Connection) async throws -> T
  ) async throws -> T {
    try await poll {
      try await connection.query("SELECT pg_try_advisory_lock(\(sql: Self.key)) AS locked").first?["locked"] ?? false
    }
    do {
      let result = try await body(connection)
      await unlock(connection)
      return result
    } catch {
      await unlock(connection)
      throw error
    }
  }

  /// Where this fails, the server frees the lock when the connection ends.
  private nonisolated(nonsending) func unlock(_ connection: Connection) async {
    _ = try? await connection.query("SELECT pg_advisory_unlock(\(sql: Self.key))")
  }

  private nonisolated(nonsending) func holdFileLock<T>(_ body: nonisolated(nonsending) () async throws -> T)
    async throws -> T
  {
    guard let file else { return try await body() }
    var lock: FileLock?
    try await poll {
      lock = try FileLock.acquire(path: file)
      return lock != nil
    }
    let result = try await body()
    _ = consume lock
    return result
  }

  private nonisolated(nonsending) func poll(_ attempt: nonisolated(nonsending) () async throws -> Bool) async throws {
    let start = ContinuousClock.now
    guard try await !attempt() else { return }
    guard wait > .zero else { throw MigrationError.locked(waited: .zero) }
    onWait()
    while ContinuousClock.now - start < wait {
      try await Task.sleep(for: Self.interval)
      if try await attempt() { return }
    }
    throw MigrationError.locked(waited: wait)
  }
}
