/// One connection of a driver.
protocol DriverConnection {
  var dialect: Dialect { get }

  /// Whether a statement's failure ended the transaction, which now can only be rolled back.
  var isTransactionAborted: Bool { get }

  /// Whether a transaction is open, whoever began it.
  var isInTransaction: Bool { get }

  /// The version of TLS, such as `TLSv1.3`; nil where nothing is encrypted.
  var tlsVersion: String? { get }

  @discardableResult
  nonisolated(nonsending) func run(_ sql: SQL) async throws -> StatementResult

  nonisolated(nonsending) func runScript(_ script: String) async throws

  /// Runs statements without values one after the other; each string is one.
  nonisolated(nonsending) func runStatements(_ statements: [String]) async throws

  /// Puts the session back to what it was when it was opened: settings, role, temporary tables, locks. Within a
  /// transaction it keeps that open. SQLite's sessions end with their connections instead.
  nonisolated(nonsending) func discardSession() async throws

  nonisolated(nonsending) func fetch<T: Sendable>(_ sql: SQL, _ decode: @escaping RowDecoding<T>) async throws -> [T]

  /// Streams one SELECT within the transaction that is open.
  nonisolated(nonsending) func stream<T: Sendable>(
    _ sql: SQL, batch: Int, _ decode: @escaping RowDecoding<T>,
    _ body: nonisolated(nonsending) ([T]) async throws -> Void
  ) async throws

  /// Inserts the rows within the transaction that is open.
  nonisolated(nonsending) func copy(
    into table: String, columns: [String], rows: some Sequence<[DatabaseValue]> & Sendable
  ) async throws -> Int

  /// Runs `COPY … FROM STDIN` with rows in the format that it names.
  nonisolated(nonsending) func copy(_ statement: String, rows: ArraySlice<UInt8>) async throws

  nonisolated(nonsending) func copyOut(
    _ sql: SQL, _ body: nonisolated(nonsending) ([UInt8]) async throws -> Void
  ) async throws -> Int

  nonisolated(nonsending) func pipeline(_ statements: [SQL]) async throws -> [StatementResult]

  /// Ends the savepoint of this depth, or the whole transaction at 0, once its deferred constraints have been asked.
  nonisolated(nonsending) func commit(to depth: Int) async throws

  /// Rolls back to the savepoint of this depth, or the whole transaction at 0.
  nonisolated(nonsending) func rollBack(to depth: Int) async throws

  /// The same error; a refusal by a constraint with the columns that this is about, where only a statement tells them.
  nonisolated(nonsending) func explained(_ error: any Error) async -> any Error
}

/// A function that makes a value from a row.
typealias RowDecoding<T> = @Sendable (inout RowDecoder) throws -> T
