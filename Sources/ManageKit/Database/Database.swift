/// The site's database: SQLite or PostgreSQL, asked the same way.
///
///     let users = try await database.query("SELECT id FROM accounts_user WHERE is_active = \(true)")
///
/// Connections are pooled; every method may be called from any number of tasks at once.
public final class Database: Sendable {
  private let driver: any DatabaseDriver

  init(driver: any DatabaseDriver) {
    self.driver = driver
  }

  /// The SQL that this database speaks.
  public var dialect: Dialect { driver.dialect }

  /// Runs one statement and returns its rows.
  @discardableResult
  public nonisolated(nonsending) func query(_ sql: SQL) async throws -> [Row] {
    try await driver.run(sql).rows
  }

  /// Runs one statement and returns how many rows it changed.
  @discardableResult
  public nonisolated(nonsending) func execute(_ sql: SQL) async throws -> Int {
    try await driver.run(sql).affectedRows
  }

  /// Lends one connection to `body` for several statements.
  @discardableResult
  public nonisolated(nonsending) func withConnection<T>(
    _ body: nonisolated(nonsending) (Connection) async throws -> T
  ) async throws -> T {
    try await driver.withSession { try await body(Connection(session: $0)) }
  }

  /// Runs `body` in a transaction, rolled back if it throws.
  @discardableResult
  public nonisolated(nonsending) func transaction<T>(
    _ body: nonisolated(nonsending) (Connection) async throws -> T
  ) async throws -> T {
    try await withConnection { try await $0.transaction(body) }
  }

  /// Closes every connection; what is asked afterwards throws `DatabaseError.closed`.
  public func close() async {
    await driver.close()
  }
}
