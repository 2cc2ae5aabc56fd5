import GRDB

/// The writing connection, while a task holds the driver's lock.
final class SQLiteSession: DatabaseSession {
  let dialect = Dialect.sqlite
  private let pool: DatabasePool
  private(set) var isTransactionAborted = false
  /// Whether a transaction may be open: one that is cancelled tells nothing.
  private(set) var mayBeInTransaction = false

  init(pool: DatabasePool) {
    self.pool = pool
  }

  @discardableResult
  nonisolated(nonsending) func run(_ sql: SQL) async throws -> StatementResult {
    try await write(sql) { database in
      try database.cachedStatement(sql: sql.text(for: .sqlite)).result(of: sql, in: database)
    }
  }

  nonisolated(nonsending) func fetch<T: Sendable>(_ sql: SQL, _ decode: @escaping RowDecoding<T>) async throws -> [T] {
    try await write(sql) { try $0.cachedStatement(sql: sql.text(for: .sqlite)).rows(of: sql, decode) }
  }

  nonisolated(nonsending) func runScript(_ script: String) async throws {
    try await write(SQL(unsafe: script)) { try $0.execute(sql: script) }
  }

  nonisolated(nonsending) func stream<T: Sendable>(
    _ sql: SQL, batch: Int, _ decode: @escaping RowDecoding<T>,
    _ body: nonisolated(nonsending) ([T]) async throws -> Void
  ) async throws {
    guard !isTransactionAborted else { throw DatabaseError.transactionAborted }
    try await SQLiteStream(.writer(pool), sql, decode).forEach(batch, body)
  }

  nonisolated(nonsending) func copy(
    into table: String, columns: [String], rows: some Sequence<[DatabaseValue]> & Sendable
  ) async throws -> Int {
    let insertion = SQL.insertion(into: table, columns: columns)
    return try await write(insertion) { database in
      let statement = try database.cachedStatement(sql: insertion.text(for: .sqlite))
      var count = 0
      for row in rows {
        try Task.checkCancellation()
        try statement.run(row)
        count += 1
      }
      return count
    }
  }

  nonisolated(nonsending) func rollBack(to depth: Int) async throws {
    guard !isTransactionAborted else {
      if depth == 0 { isTransactionAborted = false }
      return
    }
    for statement in dialect.rollback(to: depth) { try await run(statement) }
  }

  /// SQLite ends the whole transaction by itself when the disk is full, a page can't be read or a write is stopped;
  /// what came then would be committed by its own.
  private nonisolated(nonsending) func write<T: Sendable>(
    _ sql: SQL, _ body: @Sendable (GRDB.Database) throws -> T
  ) async throws -> T {
    guard !isTransactionAborted else { throw DatabaseError.transactionAborted }
    mayBeInTransaction = true
    let outcome = try await translatingErrors(of: sql) {
      try await pool.writeWithoutTransaction { database in
        let wasInTransaction = database.isInsideTransaction
        let result = Result { try body(database) }.mapError { database.translate($0, of: sql) }
        return (result: result, wasInTransaction: wasInTransaction, isInTransaction: database.isInsideTransaction)
      }
    }
    mayBeInTransaction = outcome.isInTransaction
    if case .failure = outcome.result {
      isTransactionAborted = outcome.wasInTransaction && !outcome.isInTransaction
    }
    return try outcome.result.get()
  }
}

extension SQL {
  /// `INSERT INTO "table" ("column", …) VALUES (?, …)`
  fileprivate static func insertion(into table: String, columns: [String]) -> SQL {
    let names = SQL.joined(columns.map { "\(identifier: $0)" }, ", ")
    let values = SQL.joined(columns.map { _ in "\(DatabaseValue.null)" }, ", ")
    return "INSERT INTO \(identifier: table) (\(sql: names)) VALUES (\(sql: values))"
  }
}
