/// A database as a driver reaches it: SQLite through GRDB, PostgreSQL through libpq.
protocol DatabaseDriver: Sendable {
  var dialect: Dialect { get }

  /// Runs one statement on any connection.
  nonisolated(nonsending) func run(_ sql: SQL) async throws -> StatementResult

  /// Lends a connection that may write to `body`, and to nobody else meanwhile. A transaction that `body` leaves open
  /// is rolled back.
  nonisolated(nonsending) func withSession<T>(
    _ body: nonisolated(nonsending) (any DatabaseSession) async throws -> T
  ) async throws -> T

  func close() async
}

/// One connection of a driver.
protocol DatabaseSession {
  var dialect: Dialect { get }

  @discardableResult
  nonisolated(nonsending) func run(_ sql: SQL) async throws -> StatementResult

  nonisolated(nonsending) func runScript(_ script: String) async throws
}

/// What a statement gave.
struct StatementResult: Sendable {
  var rows: [Row] = []
  var affectedRows = 0
}
