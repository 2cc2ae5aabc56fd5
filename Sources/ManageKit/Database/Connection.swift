/// A connection that one task holds: what `Database.withConnection` and `transaction` hand to their closures.
///
/// It is of use only until the closure returns, and no other task can have it.
public struct Connection {
  let session: any DatabaseSession
  private let depth: Int

  init(session: any DatabaseSession, depth: Int = 0) {
    self.session = session
    self.depth = depth
  }

  /// The SQL that this database speaks.
  public var dialect: Dialect { session.dialect }

  /// Runs one statement and returns its rows.
  @discardableResult
  public nonisolated(nonsending) func query(_ sql: SQL) async throws -> [Row] {
    try await session.run(sql).rows
  }

  /// Runs one statement and returns how many rows it changed.
  @discardableResult
  public nonisolated(nonsending) func execute(_ sql: SQL) async throws -> Int {
    try await session.run(sql).affectedRows
  }

  /// Runs several statements without values, as a migration holds them, however long they take.
  public nonisolated(nonsending) func executeScript(_ script: String) async throws {
    try await session.runScript(script)
  }

  /// Runs `body` in a transaction: `BEGIN … COMMIT`, rolled back if it throws. Within a transaction, in a savepoint.
  @discardableResult
  public nonisolated(nonsending) func transaction<T>(
    _ body: nonisolated(nonsending) (Connection) async throws -> T
  ) async throws -> T {
    let statements = TransactionStatements(dialect: dialect, depth: depth)
    try await session.run(statements.begin)
    do {
      let result = try await body(Connection(session: session, depth: depth + 1))
      try await session.run(statements.commit)
      return result
    } catch {
      // Where this fails too (the task was cancelled, the server is gone), the driver ends the transaction when the
      // connection comes back to it.
      for statement in statements.rollback { _ = try? await session.run(statement) }
      throw error
    }
  }
}

/// What opens and ends a transaction, or a savepoint within one.
struct TransactionStatements: Sendable {
  let begin, commit: SQL
  let rollback: [SQL]

  init(dialect: Dialect, depth: Int) {
    guard depth == 0 else {
      let savepoint: SQL = "\(identifier: "s\(depth)")"
      begin = "SAVEPOINT \(sql: savepoint)"
      commit = "RELEASE SAVEPOINT \(sql: savepoint)"
      rollback = ["ROLLBACK TO SAVEPOINT \(sql: savepoint)", commit]
      return
    }
    // SQLite's plain BEGIN takes the write lock late, when waiting for it can fail at once.
    begin = dialect == .sqlite ? "BEGIN IMMEDIATE" : "BEGIN"
    commit = "COMMIT"
    rollback = ["ROLLBACK"]
  }
}
