/// In place of a database that nobody has named.
struct UnboundDriver: DatabaseDriver {
  private static let error = DatabaseError.unreachable(
    "no database is bound here", hint: "set context.database to the site's")

  let dialect = Dialect.sqlite
  let executor: (any TaskExecutor)? = nil
  let path: String? = nil
  let statistics: PoolStatistics? = nil

  func notifications(on channels: [String]) throws(DatabaseError) -> AsyncStream<DatabaseNotification> {
    throw Self.error
  }

  nonisolated(nonsending) func run(_ sql: SQL, in context: DatabaseContext) async throws -> StatementResult {
    throw Self.error
  }

  nonisolated(nonsending) func fetch<T: Sendable>(
    _ sql: SQL, in context: DatabaseContext, _ decode: @escaping RowDecoding<T>
  ) async throws -> [T] {
    throw Self.error
  }

  nonisolated(nonsending) func stream<T: Sendable>(
    _ sql: SQL, in context: DatabaseContext, batch: Int, _ decode: @escaping RowDecoding<T>,
    _ body: nonisolated(nonsending) ([T]) async throws -> Void
  ) async throws {
    throw Self.error
  }

  nonisolated(nonsending) func withSession<T>(
    in context: DatabaseContext, _ body: nonisolated(nonsending) (any DriverConnection) async throws -> T
  ) async throws -> T {
    throw Self.error
  }

  nonisolated(nonsending) func withFreshSession<T>(
    in context: DatabaseContext, enforcingForeignKeys: Bool,
    _ body: nonisolated(nonsending) (any DriverConnection) async throws -> T
  ) async throws -> T {
    throw Self.error
  }

  func close() async {}
}

extension Database {
  /// The database where there is none, as of a request outside of a site: every use of it throws.
  static let unbound = Database(driver: UnboundDriver())
}
