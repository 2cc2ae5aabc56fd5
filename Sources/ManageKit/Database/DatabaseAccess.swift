/// Runs statements: a `Database`, or a `Connection` in a transaction.
public protocol DatabaseAccess {
  /// The SQL that this database speaks.
  var dialect: Dialect { get }

  /// Runs one statement and returns its rows.
  @discardableResult
  nonisolated(nonsending) func query(_ sql: SQL) async throws -> [Row]

  /// Runs one statement and returns how many rows it changed.
  @discardableResult
  nonisolated(nonsending) func execute(_ sql: SQL) async throws -> Int

  /// Runs one statement and decodes its rows where they lie.
  ///
  ///     let names = try await database.fetch("SELECT name FROM fruit") { try $0.decode(String.self) }
  ///
  /// Throws `DatabaseError.typeMismatch` for a value that isn't of its type, and what `decode` throws.
  nonisolated(nonsending) func fetch<T: Sendable>(
    _ sql: SQL, _ decode: @escaping @Sendable (inout RowDecoder) throws -> T
  ) async throws -> [T]

  /// Runs one SELECT and hands its rows to `body`, at most `batch` of them at a time, however many there are. The next
  /// ones are read when `body` returns.
  ///
  /// All rows are of one moment. On PostgreSQL they come by a server-side cursor in a transaction.
  nonisolated(nonsending) func stream<T: Sendable>(
    _ sql: SQL, batch: Int, _ decode: @escaping @Sendable (inout RowDecoder) throws -> T,
    _ body: nonisolated(nonsending) ([T]) async throws -> Void
  ) async throws

  /// Inserts many rows at once, all of them or none: by COPY on PostgreSQL, by one prepared INSERT on SQLite. Returns
  /// how many there were.
  @discardableResult
  nonisolated(nonsending) func copy(
    into table: String, columns: [String], rows: some Sequence<[DatabaseValue]> & Sendable
  ) async throws -> Int

  /// Runs `COPY … TO STDOUT`, which takes no values, and hands over what comes, in chunks of whole rows; the server
  /// waits for `body`. Returns how many rows there were.
  ///
  ///     try await database.copyOut("COPY fruit TO STDOUT (FORMAT csv, HEADER)") { try file.write($0) }
  ///
  /// Throws `DatabaseError.notSupported` on SQLite.
  @discardableResult
  nonisolated(nonsending) func copyOut(
    _ sql: SQL, _ body: nonisolated(nonsending) ([UInt8]) async throws -> Void
  ) async throws -> Int

  /// Runs statements none of which needs another's answer, all of them or none, in one round trip on PostgreSQL.
  /// Returns the rows of each.
  @discardableResult
  nonisolated(nonsending) func pipeline(_ statements: [SQL]) async throws -> [[Row]]

  /// Runs `body` in a transaction, rolled back if it throws; within a transaction, in a savepoint.
  @discardableResult
  nonisolated(nonsending) func transaction<T>(
    _ body: nonisolated(nonsending) (Connection) async throws -> T
  ) async throws -> T
}

extension DatabaseAccess {
  /// `stream` in batches of 1,000 rows.
  public nonisolated(nonsending) func stream<T: Sendable>(
    _ sql: SQL, _ decode: @escaping @Sendable (inout RowDecoder) throws -> T,
    _ body: nonisolated(nonsending) ([T]) async throws -> Void
  ) async throws {
    try await stream(sql, batch: 1000, decode, body)
  }
}
