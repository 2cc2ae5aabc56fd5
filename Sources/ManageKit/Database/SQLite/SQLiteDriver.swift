import Dispatch
import GRDB
import Synchronization

/// SQLite through GRDB: many readers beside one writer (WAL), foreign keys enforced.
final class SQLiteDriver: DatabaseDriver {
  let dialect = Dialect.sqlite
  private let pool: DatabasePool
  private let writer = FIFOLock()
  private let isClosed = Atomic(false)
  /// How long a write waits for others, of this process and of the next.
  private static let patience = Duration.seconds(10)

  /// Opens the file at `path`, and makes it where it is missing.
  static func open(path: String) async throws -> SQLiteDriver {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(with: Result { try SQLiteDriver(path: path) })
      }
    }
  }

  private init(path: String) throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(Self.patience / .seconds(1))
    configuration.maximumReaderCount = 8
    // A transaction spans several awaits, and so several accesses of GRDB's writer: the lock guards it instead.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
    do {
      pool = try DatabasePool(path: path, configuration: configuration)
    } catch let error as GRDB.DatabaseError {
      throw DatabaseError(opening: path, error)
    }
  }

  nonisolated(nonsending) func run(_ sql: SQL) async throws -> StatementResult {
    let read = try await translatingErrors(of: sql) {
      try await pool.read { database in
        let statement = try database.cachedStatement(sql: sql.text(for: .sqlite))
        return statement.isReadonly ? try statement.result(of: sql, in: database) : nil
      }
    }
    if let read { return read }
    return try await withSession { try await $0.run(sql) }
  }

  nonisolated(nonsending) func withSession<T>(
    _ body: nonisolated(nonsending) (any DatabaseSession) async throws -> T
  ) async throws -> T {
    do {
      return try await writer.withLock(within: Self.patience) {
        guard !isClosed.load(ordering: .relaxed) else { throw DatabaseError.closed }
        return try await lendSession(to: body)
      }
    } catch is FIFOLock.TimedOut {
      throw DatabaseError.timedOut(
        "waited \(Self.patience) for another transaction on the SQLite database; within one, use its own connection")
    }
  }

  private nonisolated(nonsending) func lendSession<T>(
    to body: nonisolated(nonsending) (any DatabaseSession) async throws -> T
  ) async throws -> T {
    do {
      let result = try await body(SQLiteSession(pool: pool))
      await endTransaction()
      return result
    } catch {
      await endTransaction()
      throw error
    }
  }

  /// Rolls back what was left open; in a task of its own, since a cancelled one gets nothing from GRDB.
  private func endTransaction() async {
    await Task { [pool] in
      try? await pool.writeWithoutTransaction { if $0.isInsideTransaction { try $0.rollback() } }
    }.value
  }

  /// In a task of its own too, so that a cancelled one also closes.
  func close() async {
    await Task {
      try? await writer.withLock {
        isClosed.store(true, ordering: .relaxed)
        await withCheckedContinuation { continuation in
          DispatchQueue.global().async { [pool] in
            try? pool.close()
            continuation.resume()
          }
        }
      }
    }.value
  }
}

/// The writing connection, while a task holds the driver's lock.
private struct SQLiteSession: DatabaseSession {
  let dialect = Dialect.sqlite
  let pool: DatabasePool

  nonisolated(nonsending) func run(_ sql: SQL) async throws -> StatementResult {
    try await translatingErrors(of: sql) {
      try await pool.writeWithoutTransaction { database in
        try database.cachedStatement(sql: sql.text(for: .sqlite)).result(of: sql, in: database)
      }
    }
  }

  nonisolated(nonsending) func runScript(_ script: String) async throws {
    try await translatingErrors(of: SQL(unsafe: script)) {
      try await pool.writeWithoutTransaction { try $0.execute(sql: script) }
    }
  }
}

extension Statement {
  fileprivate func result(of sql: SQL, in database: GRDB.Database) throws -> StatementResult {
    try setArguments(sql.sqliteArguments())
    let columns = RowColumns(columnNames)
    let changesBefore = database.totalChangesCount
    var rows: [Row] = []
    let cursor = try GRDB.Row.fetchCursor(self)
    while let row = try cursor.next() {
      rows.append(Row(columns: columns, values: row.databaseValues.map(DatabaseValue.init)))
    }
    // Not the total's difference, which counts what cascades and triggers changed too.
    let hasChanged = database.totalChangesCount != changesBefore
    return StatementResult(rows: rows, affectedRows: hasChanged ? database.changesCount : 0)
  }
}

private nonisolated(nonsending) func translatingErrors<T>(
  of sql: SQL, _ body: nonisolated(nonsending) () async throws -> T
) async throws -> T {
  do {
    return try await body()
  } catch let error as GRDB.DatabaseError {
    throw DatabaseError(error, sql: sql.text(for: .sqlite))
  }
}
