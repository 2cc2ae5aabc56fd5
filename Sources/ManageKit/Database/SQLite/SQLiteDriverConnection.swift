import GRDB

/// The writing connection, while a task holds the driver's lock.
final class SQLiteDriverConnection: DriverConnection {
  let dialect = Dialect.sqlite
  private let writer: any DatabaseWriter
  private let limits: ConnectionLimits
  private let context: DatabaseContext
  private var isEnded = false
  private(set) var isTransactionAborted = false
  /// Whether a transaction may be open: one that is cancelled says nothing.
  private(set) var mayBeInTransaction = false

  var isInTransaction: Bool { mayBeInTransaction }

  let tlsVersion: String? = nil

  init(writer: any DatabaseWriter, limits: ConnectionLimits, context: DatabaseContext) {
    self.writer = writer
    self.limits = limits
    self.context = context
  }

  /// Whoever kept the connection beyond its closure gets nothing from it any more.
  func end() {
    isEnded = true
  }

  @discardableResult
  nonisolated(nonsending) func run(_ sql: SQL) async throws -> StatementResult {
    try await write(sql, within: limits.statement) { database in
      try database.cachedStatement(sql: sql.text(for: .sqlite)).result(of: sql, in: database)
    }
  }

  nonisolated(nonsending) func fetch<T: Sendable>(_ sql: SQL, _ decode: @escaping RowDecoding<T>) async throws -> [T] {
    try await write(sql, within: limits.statement) {
      try $0.cachedStatement(sql: sql.text(for: .sqlite)).rows(of: sql, decode)
    }
  }

  nonisolated(nonsending) func runScript(_ script: String) async throws {
    try await write(SQL(unsafe: script), within: limits.script) { try $0.execute(sql: script) }
  }

  nonisolated(nonsending) func runStatements(_ statements: [String]) async throws {
    try await write(SQL(unsafe: ""), within: limits.script) { [limits] database in
      for (index, text) in statements.enumerated() {
        do { try database.makeStatement(sql: text).execute() } catch {
          throw database.translate(error, of: SQL(unsafe: text), within: limits.statement, statement: index)
        }
      }
    }
  }

  nonisolated(nonsending) func discardSession() async throws {}

  nonisolated(nonsending) func stream<T: Sendable>(
    _ sql: SQL, batch: Int, _ decode: @escaping RowDecoding<T>,
    _ body: nonisolated(nonsending) ([T]) async throws -> Void
  ) async throws {
    try checkUsable()
    try await SQLiteStream(.writer(writer), sql, within: limits.statement, in: context, decode)
      .forEach(batch, body)
  }

  nonisolated(nonsending) func copy(
    into table: String, columns: [String], rows: some Sequence<[DatabaseValue]> & Sendable
  ) async throws -> Int {
    let insertion = SQL.insertion(into: table, columns: columns)
    return try await write(insertion, within: nil) { database in
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

  nonisolated(nonsending) func copy(_ statement: String, rows: ArraySlice<UInt8>) async throws {
    throw DatabaseError.notSupported("SQLite has no COPY")
  }

  nonisolated(nonsending) func copyOut(
    _ sql: SQL, _ body: nonisolated(nonsending) ([UInt8]) async throws -> Void
  ) async throws -> Int {
    throw DatabaseError.notSupported("SQLite has no COPY: read the rows with stream")
  }

  nonisolated(nonsending) func pipeline(_ statements: [SQL]) async throws -> [StatementResult] {
    var results: [StatementResult] = []
    for statement in statements { results.append(try await run(statement)) }
    return results
  }

  /// A COMMIT that a deferred constraint refuses leaves the transaction open, so that the constraint can be asked for.
  nonisolated(nonsending) func commit(to depth: Int) async throws {
    try await run(dialect.commit(depth: depth))
  }

  nonisolated(nonsending) func explained(_ error: any Error) async -> any Error { error }

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
    _ sql: SQL, within limit: Duration?, _ body: @Sendable (GRDB.Database) throws -> T
  ) async throws -> T {
    try checkUsable()
    mayBeInTransaction = true
    let outcome = try await translatingSQLiteErrors(of: sql) {
      try await writer.writeWithoutTransaction { [limits, context] database in
        let wasInTransaction = database.isInsideTransaction
        let result = Result { try database.limited(to: limit, in: context) { try body(database) } }.mapError {
          database.translate($0, of: sql, within: limits.statement)
        }
        return (result: result, wasInTransaction: wasInTransaction, isInTransaction: database.isInsideTransaction)
      }
    }
    mayBeInTransaction = outcome.isInTransaction
    if case .failure = outcome.result {
      isTransactionAborted = outcome.wasInTransaction && !outcome.isInTransaction
    }
    return try outcome.result.get()
  }

  private func checkUsable() throws(DatabaseError) {
    if isEnded { throw .closed }
    if isTransactionAborted { throw .transactionAborted }
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
