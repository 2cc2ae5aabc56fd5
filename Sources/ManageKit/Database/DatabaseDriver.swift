/// A database as a driver reaches it: SQLite through GRDB, PostgreSQL through libpq.
///
/// The deadline of a context bounds the wait for a connection and each statement on it.
protocol DatabaseDriver: Sendable {
  var dialect: Dialect { get }

  /// Where a task costs the driver no change of threads; nil where that makes no difference.
  var executor: (any TaskExecutor)? { get }

  /// The database's file; nil on a server.
  var path: String? { get }

  /// Nil where there is no pool to report.
  var statistics: PoolStatistics? { get }

  func notifications(on channels: [String]) throws(DatabaseError) -> AsyncStream<DatabaseNotification>

  /// Runs one statement on any connection.
  nonisolated(nonsending) func run(_ sql: SQL, in context: DatabaseContext) async throws -> StatementResult

  /// Runs one statement on any connection and decodes its rows.
  nonisolated(nonsending) func fetch<T: Sendable>(
    _ sql: SQL, in context: DatabaseContext, _ decode: @escaping RowDecoding<T>
  ) async throws -> [T]

  /// Streams one SELECT on any connection.
  nonisolated(nonsending) func stream<T: Sendable>(
    _ sql: SQL, in context: DatabaseContext, batch: Int, _ decode: @escaping RowDecoding<T>,
    _ body: nonisolated(nonsending) ([T]) async throws -> Void
  ) async throws

  /// Lends a connection that may write to `body`, and to nobody else at the same time. A transaction that `body` leaves
  /// open is rolled back.
  nonisolated(nonsending) func withSession<T>(
    in context: DatabaseContext,
    _ body: nonisolated(nonsending) (any DriverConnection) async throws -> T
  ) async throws -> T

  /// As `withSession`, on a connection whose session nobody has used before, and nobody uses afterwards.
  ///
  /// - Parameter enforcingForeignKeys: whether SQLite checks foreign keys as each statement runs; PostgreSQL always does.
  nonisolated(nonsending) func withFreshSession<T>(
    in context: DatabaseContext, enforcingForeignKeys: Bool,
    _ body: nonisolated(nonsending) (any DriverConnection) async throws -> T
  ) async throws -> T

  func close() async
}
