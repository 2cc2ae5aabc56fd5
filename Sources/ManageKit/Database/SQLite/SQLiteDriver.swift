import GRDB
import ManageGroundwork
import Synchronization

/// SQLite through GRDB: many readers at the same time as one writer (WAL), foreign keys enforced.
final class SQLiteDriver: DatabaseDriver {
  let dialect = Dialect.sqlite
  let executor: (any TaskExecutor)? = nil
  let statistics: PoolStatistics? = nil
  var path: String? { pool.path }
  private let pool: DatabasePool
  private let configuration: Configuration
  private let writer = AsyncSemaphore(width: 1)
  private let isClosed = Atomic(false)
  private let limits: ConnectionLimits
  /// How long a write waits for others, of this process and of the next.
  private let patience: Duration

  /// Opens the file at `path`, and makes it where it is missing.
  static func open(path: String, limits: ConnectionLimits = ConnectionLimits()) async throws -> SQLiteDriver {
    try await BlockingCall.run { try SQLiteDriver(path: path, limits: limits) }
  }

  private init(path: String, limits: ConnectionLimits) throws {
    self.limits = limits
    patience = limits.wait ?? .seconds(10)
    configuration = Self.configuration(patience: patience)
    do {
      pool = try Self.pool(at: path, configuration)
    } catch let error as GRDB.DatabaseError {
      throw DatabaseError(opening: path, error)
    }
  }

  private static func configuration(patience: Duration) -> Configuration {
    var configuration = Configuration()
    // SQLite counts milliseconds in 32 bits.
    configuration.busyMode = .timeout(min(patience / .seconds(1), 2_000_000))
    configuration.maximumReaderCount = 8
    // A transaction spans several awaits, and so several accesses of GRDB's writer: the lock guards it instead.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA synchronous = NORMAL")
      try SQLiteFunctions.register(in: database)
    }
    return configuration
  }

  /// A database that may only be read is opened for that, so that it can be shown and checked.
  private static func pool(at path: String, _ configuration: Configuration) throws -> DatabasePool {
    do {
      return try DatabasePool(path: path, configuration: configuration)
    } catch let error as GRDB.DatabaseError where error.resultCode == .SQLITE_READONLY {
      var configuration = configuration
      configuration.readonly = true
      return try DatabasePool(path: path, configuration: configuration)
    }
  }

  nonisolated(nonsending) func run(
    _ sql: SQL, in context: DatabaseContext
  ) async throws -> StatementResult {
    if let result = try await read(sql, context, { try $0.result(of: sql, in: $1) }) { return result }
    return try await withSession(in: context) { try await $0.run(sql) }
  }

  nonisolated(nonsending) func fetch<T: Sendable>(
    _ sql: SQL, in context: DatabaseContext, _ decode: @escaping RowDecoding<T>
  ) async throws -> [T] {
    if let rows = try await read(sql, context, { statement, _ in try statement.rows(of: sql, decode) }) { return rows }
    return try await withSession(in: context) { try await $0.fetch(sql, decode) }
  }

  /// Runs `body` on a reader; nil for a statement that writes. One statement needs no transaction to see one moment.
  private nonisolated(nonsending) func read<T: Sendable>(
    _ sql: SQL, _ context: DatabaseContext, _ body: @Sendable (Statement, GRDB.Database) throws -> T
  ) async throws -> T? {
    guard sql.mayRead else { return nil }
    return try await translatingSQLiteErrors(of: sql) {
      try await pool.unsafeRead { [limits] database in
        let statement = try database.cachedStatement(sql: sql.text(for: .sqlite))
        // A statement without rows isn't a read: BEGIN and ATTACH count as read-only too.
        return statement.isReadonly && statement.columnCount > 0
          ? try database.limited(to: limits.statement, in: context) { try body(statement, database) } : nil
      }
    }
  }

  func notifications(on channels: [String]) throws(DatabaseError) -> AsyncStream<DatabaseNotification> {
    throw .notSupported("SQLite has no LISTEN")
  }

  /// On a connection of its own, which sees one moment as long as the stream lasts.
  nonisolated(nonsending) func stream<T: Sendable>(
    _ sql: SQL, in context: DatabaseContext, batch: Int, _ decode: @escaping RowDecoding<T>,
    _ body: nonisolated(nonsending) ([T]) async throws -> Void
  ) async throws {
    let snapshot = try await translatingSQLiteErrors(of: sql) { [pool] in
      try await BlockingCall.run { try pool.makeSnapshot() }
    }
    try await SQLiteStream(.snapshot(snapshot), sql, within: limits.statement, in: context, decode)
      .forEach(batch, body)
  }

  nonisolated(nonsending) func withSession<T>(
    in context: DatabaseContext,
    _ body: nonisolated(nonsending) (any DriverConnection) async throws -> T
  ) async throws -> T {
    try await waitingForTurn(in: context) { try await lendSession(of: pool, in: context, to: body) }
  }

  /// On a connection of its own, while nobody else of this process writes.
  nonisolated(nonsending) func withFreshSession<T>(
    in context: DatabaseContext, enforcingForeignKeys: Bool,
    _ body: nonisolated(nonsending) (any DriverConnection) async throws -> T
  ) async throws -> T {
    try await waitingForTurn(in: context) {
      let connection = try await open(enforcingForeignKeys: enforcingForeignKeys)
      do {
        let result = try await lendSession(of: connection, in: context, to: body)
        await BlockingCall.run { try? connection.close() }
        return result
      } catch {
        await BlockingCall.run { try? connection.close() }
        throw error
      }
    }
  }

  private nonisolated(nonsending) func open(enforcingForeignKeys: Bool) async throws -> DatabaseQueue {
    var configuration = configuration
    configuration.foreignKeysEnabled = enforcingForeignKeys
    return try await BlockingCall.run { [configuration, path = pool.path] in
      do {
        return try DatabaseQueue(path: path, configuration: configuration)
      } catch let error as GRDB.DatabaseError {
        throw DatabaseError(opening: path, error)
      }
    }
  }

  private nonisolated(nonsending) func waitingForTurn<T>(
    in context: DatabaseContext, _ body: nonisolated(nonsending) () async throws -> T
  ) async throws -> T {
    let limit = try context.rest(of: patience)
    do {
      return try await writer.pass(within: limit) {
        guard !isClosed.load(ordering: .relaxed) else { throw DatabaseError.closed }
        return try await body()
      }
    } catch is AsyncSemaphore.TimedOut {
      throw DatabaseError.timedOut(
        "waited \(limit) for another transaction on the SQLite database; within one, use its own connection")
    }
  }

  private nonisolated(nonsending) func lendSession<T>(
    of writer: any DatabaseWriter, in context: DatabaseContext,
    to body: nonisolated(nonsending) (any DriverConnection) async throws -> T
  ) async throws -> T {
    let session = SQLiteDriverConnection(writer: writer, limits: limits, context: context)
    defer { session.end() }
    do {
      let result = try await body(session)
      if session.mayBeInTransaction { await endTransaction(on: writer) }
      return result
    } catch {
      if session.mayBeInTransaction { await endTransaction(on: writer) }
      throw error
    }
  }

  /// Rolls back what was left open; in a task of its own, since a cancelled one gets nothing from GRDB.
  private func endTransaction(on writer: any DatabaseWriter) async {
    await Task {
      try? await writer.writeWithoutTransaction { if $0.isInsideTransaction { try $0.rollback() } }
    }.value
  }

  /// In a task of its own too, so that a cancelled one also closes. The file is whole after it: SQLite would leave its
  /// log behind where a reader is the last to close.
  func close() async {
    await Task {
      try? await writer.pass {
        // GRDB must not be asked for anything after its closure.
        guard !isClosed.exchange(true, ordering: .relaxed) else { return }
        await BlockingCall.run { [pool] in
          _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
          try? pool.close()
        }
      }
    }.value
  }
}

extension SQL {
  /// False where the first word shows that a reader would refuse it.
  fileprivate var mayRead: Bool {
    let word = text(for: .sqlite).prefix { $0.isASCII && $0.isLetter }.uppercased()
    return !["INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP", "ALTER"].contains(word)
  }
}
