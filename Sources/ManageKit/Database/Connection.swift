/// A connection that one task holds: what `Database.withConnection` and `transaction` hand to their closures.
///
/// It is of use only until the closure returns, and no other task can have it.
public struct Connection: DatabaseAccess {
  private let session: any DriverConnection
  private let transactions: TransactionStack
  public let context: DatabaseContext

  init(session: any DriverConnection, transactions: TransactionStack, context: DatabaseContext) {
    self.session = session
    self.transactions = transactions
    self.context = context
  }

  public var dialect: Dialect { session.dialect }

  /// Whether a transaction is open, by `transaction` or by a statement.
  var isInTransaction: Bool { session.isInTransaction }

  /// The version of TLS between this process and the server or its pooler, such as `TLSv1.3`; nil where nothing is
  /// encrypted.
  var tlsVersion: String? { session.tlsVersion }

  /// Puts the session back to what it was when it was opened, within the transaction that is open or outside of one.
  nonisolated(nonsending) func discardSession() async throws {
    try await session.discardSession()
  }

  @discardableResult
  public nonisolated(nonsending) func query(_ sql: SQL, at place: SourcePlace) async throws -> [Row] {
    try await context.running(sql, at: place) { try await session.run(sql) }.rows
  }

  @discardableResult
  public nonisolated(nonsending) func execute(_ sql: SQL, at place: SourcePlace) async throws -> Int {
    try await context.running(sql, at: place) { try await session.run(sql) }.affectedRows
  }

  /// Runs several statements without values, as a migration holds them, however long they take.
  public nonisolated(nonsending) func executeScript(
    _ script: String, fileID: String = #fileID, line: Int = #line
  ) async throws {
    try await context.running(SQL(unsafe: script), at: SourcePlace(fileID: fileID, line: line)) {
      try await session.runScript(script)
    }
  }

  /// Runs statements without values one after the other, however long they take; each string is one.
  nonisolated(nonsending) func executeStatements(
    _ statements: [String], fileID: String = #fileID, line: Int = #line
  ) async throws {
    let sql = SQL(unsafe: statements.first ?? "")
    try await context.running(sql, at: SourcePlace(fileID: fileID, line: line)) {
      try await session.runStatements(statements)
    }
  }

  /// Runs `COPY … FROM STDIN` with rows in the format that it names.
  nonisolated(nonsending) func copy(
    _ statement: String, rows: ArraySlice<UInt8>, fileID: String = #fileID, line: Int = #line
  ) async throws {
    try await context.running(SQL(unsafe: statement), at: SourcePlace(fileID: fileID, line: line)) {
      try await session.copy(statement, rows: rows)
    }
  }

  public nonisolated(nonsending) func fetch<T: Sendable>(
    _ sql: SQL, at place: SourcePlace, _ decode: @escaping @Sendable (inout RowDecoder) throws -> T
  ) async throws -> [T] {
    try await context.running(sql, at: place) { try await session.fetch(sql, decode) }
  }

  public nonisolated(nonsending) func stream<T: Sendable>(
    _ sql: SQL, batch: Int, at place: SourcePlace, _ decode: @escaping @Sendable (inout RowDecoder) throws -> T,
    _ body: nonisolated(nonsending) ([T]) async throws -> Void
  ) async throws {
    guard transactions.depth == 0 else {
      return try await context.running(sql, at: place) { try await session.stream(sql, batch: batch, decode, body) }
    }
    try await transaction(at: place) { try await $0.stream(sql, batch: batch, at: place, decode, body) }
  }

  @discardableResult
  public nonisolated(nonsending) func copy(
    into table: String, columns: [String], rows: some Sequence<[DatabaseValue]> & Sendable, at place: SourcePlace
  ) async throws -> Int {
    try await transaction(at: place) { connection in
      try await context.running("COPY \(identifier: table) FROM STDIN", at: place) {
        try await connection.session.copy(into: table, columns: columns, rows: rows)
      }
    }
  }

  @discardableResult
  public nonisolated(nonsending) func copyOut(
    _ sql: SQL, at place: SourcePlace, _ body: nonisolated(nonsending) ([UInt8]) async throws -> Void
  ) async throws -> Int {
    try await context.running(sql, at: place) { try await session.copyOut(sql, body) }
  }

  @discardableResult
  public nonisolated(nonsending) func pipeline(_ statements: [SQL], at place: SourcePlace) async throws -> [[Row]] {
    let results = try await context.running(SQL.joined(statements, "; "), at: place) {
      switch dialect {
      case .sqlite: try await transaction(at: place) { try await $0.session.pipeline(statements) }
      case .postgres: try await session.pipeline(statements)
      }
    }
    return results.map(\.rows)
  }
}

extension Connection {
  @discardableResult
  public nonisolated(nonsending) func transaction<T>(
    at place: SourcePlace, _ body: nonisolated(nonsending) (Connection) async throws -> T
  ) async throws -> T {
    try await transaction(isolation: nil, at: place, body)
  }

  nonisolated(nonsending) func transaction<T>(
    isolation: IsolationLevel?, at place: SourcePlace,
    _ body: nonisolated(nonsending) (Connection) async throws -> T
  ) async throws -> T {
    let depth = transactions.depth
    try await execute(dialect.begin(depth: depth, isolation: isolation), at: place)
    transactions.begin()
    do {
      let result = try await body(self)
      // PostgreSQL answers the COMMIT of a failed transaction with a rollback, not with an error.
      if session.isTransactionAborted { throw DatabaseError.transactionAborted }
      try await context.running(dialect.commit(depth: depth), at: place) { try await session.commit(to: depth) }
      transactions.commit()
      return result
    } catch {
      transactions.rollBack()
      // Where this fails too (the task was cancelled, the server is gone), the driver ends the transaction when the
      // connection comes back to it.
      try? await session.rollBack(to: depth)
      throw await session.explained(error)
    }
  }

  /// Runs `action` once the outermost transaction has been committed and its connection returned: what a mail, a
  /// task or a cache may rely on. Actions run in their order; those of a transaction or savepoint that is rolled back
  /// never run. Outside of a transaction it runs when the connection is returned.
  public func afterCommit(_ action: @escaping @Sendable () async -> Void) {
    transactions.add(action)
  }
}

extension Dialect {
  /// The statement that opens a transaction, or at a depth greater than 0 a savepoint.
  fileprivate func begin(depth: Int, isolation: IsolationLevel?) -> SQL {
    guard depth == 0 else { return "SAVEPOINT \(sql: savepoint(depth))" }
    switch self {
    // SQLite's plain BEGIN takes the write lock late, when waiting for it can fail at once.
    case .sqlite: return "BEGIN IMMEDIATE"
    case .postgres:
      guard let isolation else { return "BEGIN" }
      return "BEGIN ISOLATION LEVEL \(sql: SQL(unsafe: isolation.rawValue))"
    }
  }

  func commit(depth: Int) -> SQL {
    depth == 0 ? "COMMIT" : "RELEASE SAVEPOINT \(sql: savepoint(depth))"
  }

  func rollback(to depth: Int) -> [SQL] {
    depth == 0 ? ["ROLLBACK"] : ["ROLLBACK TO SAVEPOINT \(sql: savepoint(depth))", commit(depth: depth)]
  }

  private func savepoint(_ depth: Int) -> SQL { "\(identifier: "s\(depth)")" }
}
