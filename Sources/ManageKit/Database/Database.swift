/// The site's database: SQLite or PostgreSQL, asked the same way.
///
///     let users = try await database.query("SELECT id FROM accounts_user WHERE is_active = \(true)")
///
/// Connections are pooled; every method may be called from any number of tasks at once.
public final class Database: Sendable {
  let driver: any DatabaseDriver
  public let context: DatabaseContext

  init(driver: any DatabaseDriver, context: DatabaseContext = DatabaseContext()) {
    self.driver = driver
    self.context = context
  }

  /// The same database and pool, for statements on behalf of somebody else or with another deadline.
  ///
  ///     try await Book.all.fetch(from: database.bound { $0.deadline = .now + .seconds(2) })
  public func bound(_ change: (inout DatabaseContext) -> Void) -> Database {
    var context = context
    change(&context)
    return Database(driver: driver, context: context)
  }

  /// Lends one connection to `body` for several statements.
  @discardableResult
  public nonisolated(nonsending) func withConnection<T>(
    _ body: nonisolated(nonsending) (Connection) async throws -> T
  ) async throws -> T {
    let transactions = TransactionStack()
    do {
      let result = try await driver.withSession(in: context) { session in
        try await body(Connection(session: session, transactions: transactions, context: context))
      }
      await transactions.runCommitted()
      return result
    } catch {
      await transactions.runCommitted()
      throw error
    }
  }

  /// Lends a connection whose session starts as if nobody had used the database before, and ends with `body`.
  @discardableResult
  nonisolated(nonsending) func withFreshConnection<T>(
    enforcingForeignKeys: Bool = true, _ body: nonisolated(nonsending) (Connection) async throws -> T
  ) async throws -> T {
    try await driver.withFreshSession(in: context, enforcingForeignKeys: enforcingForeignKeys) { session in
      try await body(Connection(session: session, transactions: TransactionStack(), context: context))
    }
  }

  /// The database's file; nil on a server.
  var path: String? { driver.path }

  /// The threads of the client, for tasks that ask the database much and compute little:
  /// `withTaskExecutorPreference(database.executor) { … }` saves two changes of threads a statement. Nothing may block
  /// there. Nil on SQLite.
  public var executor: (any TaskExecutor)? { driver.executor }

  /// The connection pool's state and counters, for metrics. Nil on SQLite.
  public var statistics: PoolStatistics? { driver.statistics }

  /// Closes every connection and ends the listeners; what is asked afterwards throws `DatabaseError.closed`.
  public func close() async {
    await driver.close()
  }
}

extension Database: DatabaseAccess {
  public var dialect: Dialect { driver.dialect }

  @discardableResult
  public nonisolated(nonsending) func query(_ sql: SQL, at place: SourcePlace) async throws -> [Row] {
    try await context.running(sql, at: place) { try await driver.run(sql, in: context) }.rows
  }

  @discardableResult
  public nonisolated(nonsending) func execute(_ sql: SQL, at place: SourcePlace) async throws -> Int {
    try await context.running(sql, at: place) { try await driver.run(sql, in: context) }.affectedRows
  }

  public nonisolated(nonsending) func fetch<T: Sendable>(
    _ sql: SQL, at place: SourcePlace, _ decode: @escaping @Sendable (inout RowDecoder) throws -> T
  ) async throws -> [T] {
    try await context.running(sql, at: place) { try await driver.fetch(sql, in: context, decode) }
  }

  public nonisolated(nonsending) func stream<T: Sendable>(
    _ sql: SQL, batch: Int, at place: SourcePlace, _ decode: @escaping @Sendable (inout RowDecoder) throws -> T,
    _ body: nonisolated(nonsending) ([T]) async throws -> Void
  ) async throws {
    try await context.running(sql, at: place) {
      try await driver.stream(sql, in: context, batch: batch, decode, body)
    }
  }

  @discardableResult
  public nonisolated(nonsending) func copy(
    into table: String, columns: [String], rows: some Sequence<[DatabaseValue]> & Sendable, at place: SourcePlace
  ) async throws -> Int {
    try await withConnection { try await $0.copy(into: table, columns: columns, rows: rows, at: place) }
  }

  @discardableResult
  public nonisolated(nonsending) func copyOut(
    _ sql: SQL, at place: SourcePlace, _ body: nonisolated(nonsending) ([UInt8]) async throws -> Void
  ) async throws -> Int {
    try await withConnection { try await $0.copyOut(sql, at: place, body) }
  }

  @discardableResult
  public nonisolated(nonsending) func pipeline(_ statements: [SQL], at place: SourcePlace) async throws -> [[Row]] {
    try await withConnection { try await $0.pipeline(statements, at: place) }
  }

  @discardableResult
  public nonisolated(nonsending) func transaction<T>(
    at place: SourcePlace, _ body: nonisolated(nonsending) (Connection) async throws -> T
  ) async throws -> T {
    try await withConnection { try await $0.transaction(at: place, body) }
  }
}

extension Database {
  /// Runs `body` in a transaction of this isolation, the database's default where it is nil.
  ///
  /// Where PostgreSQL ends it for a deadlock or a serialization failure, it is rolled back and `body` runs again from
  /// its start, at most `retries` times more, after a wait that grows and is random. What `body` does outside of the
  /// database must then be for `afterCommit`.
  @discardableResult
  public nonisolated(nonsending) func transaction<T>(
    isolation: IsolationLevel?, retries: Int = 0, fileID: String = #fileID, line: Int = #line,
    _ body: nonisolated(nonsending) (Connection) async throws -> T
  ) async throws -> T {
    let place = SourcePlace(fileID: fileID, line: line)
    var backoff = Duration.milliseconds(10)
    for _ in 0..<max(retries, 0) {
      do {
        return try await withConnection { try await $0.transaction(isolation: isolation, at: place, body) }
      } catch let error as DatabaseError where error.isTransient {
        try await Task.sleep(for: backoff * Double.random(in: 0.5...1.5))
        backoff = min(backoff * 2, .seconds(1))
      }
    }
    return try await withConnection { try await $0.transaction(isolation: isolation, at: place, body) }
  }
}
