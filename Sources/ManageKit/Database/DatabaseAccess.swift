/// Runs statements: a `Database`, or a `Connection` in a transaction.
///
/// Each call takes the place in the source that asks by default arguments; a function that asks on behalf of its own
/// caller passes that one's.
public protocol DatabaseAccess {
  /// The SQL that this database speaks.
  var dialect: Dialect { get }

  /// On whose behalf statements run, and until when.
  var context: DatabaseContext { get }

  /// `query(_:)` on behalf of another place.
  @discardableResult
  nonisolated(nonsending) func query(_ sql: SQL, at place: SourcePlace) async throws -> [Row]

  /// `execute(_:)` on behalf of another place.
  @discardableResult
  nonisolated(nonsending) func execute(_ sql: SQL, at place: SourcePlace) async throws -> Int

  /// `fetch(_:_:)` on behalf of another place.
  nonisolated(nonsending) func fetch<T: Sendable>(
    _ sql: SQL, at place: SourcePlace, _ decode: @escaping @Sendable (inout RowDecoder) throws -> T
  ) async throws -> [T]

  /// `stream(_:batch:_:_:)` on behalf of another place.
  nonisolated(nonsending) func stream<T: Sendable>(
    _ sql: SQL, batch: Int, at place: SourcePlace, _ decode: @escaping @Sendable (inout RowDecoder) throws -> T,
    _ body: nonisolated(nonsending) ([T]) async throws -> Void
  ) async throws

  /// `copy(into:columns:rows:)` on behalf of another place.
  @discardableResult
  nonisolated(nonsending) func copy(
    into table: String, columns: [String], rows: some Sequence<[DatabaseValue]> & Sendable, at place: SourcePlace
  ) async throws -> Int

  /// `copyOut(_:_:)` on behalf of another place.
  @discardableResult
  nonisolated(nonsending) func copyOut(
    _ sql: SQL, at place: SourcePlace, _ body: nonisolated(nonsending) ([UInt8]) async throws -> Void
  ) async throws -> Int

  /// `pipeline(_:)` on behalf of another place.
  @discardableResult
  nonisolated(nonsending) func pipeline(_ statements: [SQL], at place: SourcePlace) async throws -> [[Row]]

  /// `transaction(_:)` on behalf of another place.
  @discardableResult
  nonisolated(nonsending) func transaction<T>(
    at place: SourcePlace, _ body: nonisolated(nonsending) (Connection) async throws -> T
  ) async throws -> T
}

extension DatabaseAccess {
  /// Runs one statement and returns its rows.
  @discardableResult
  public nonisolated(nonsending) func query(
    _ sql: SQL, fileID: String = #fileID, line: Int = #line
  ) async throws -> [Row] {
    try await query(sql, at: SourcePlace(fileID: fileID, line: line))
  }

  /// Runs one statement and returns how many rows it changed.
  @discardableResult
  public nonisolated(nonsending) func execute(
    _ sql: SQL, fileID: String = #fileID, line: Int = #line
  ) async throws -> Int {
    try await execute(sql, at: SourcePlace(fileID: fileID, line: line))
  }

  /// Runs one statement and decodes its rows where they lie.
  ///
  ///     let names = try await database.fetch("SELECT name FROM fruit") { try $0.decode(String.self) }
  ///
  /// Throws `DatabaseError.typeMismatch` for a value that isn't of its type, and what `decode` throws.
  public nonisolated(nonsending) func fetch<T: Sendable>(
    _ sql: SQL, fileID: String = #fileID, line: Int = #line,
    _ decode: @escaping @Sendable (inout RowDecoder) throws -> T
  ) async throws -> [T] {
    try await fetch(sql, at: SourcePlace(fileID: fileID, line: line), decode)
  }

  /// Runs one SELECT and hands its rows to `body`, at most `batch` of them at a time, however many there are. The next
  /// ones are read when `body` returns.
  ///
  /// All rows are of one moment. On PostgreSQL they come by a server-side cursor in a transaction.
  public nonisolated(nonsending) func stream<T: Sendable>(
    _ sql: SQL, batch: Int = 1000, fileID: String = #fileID, line: Int = #line,
    _ decode: @escaping @Sendable (inout RowDecoder) throws -> T,
    _ body: nonisolated(nonsending) ([T]) async throws -> Void
  ) async throws {
    try await stream(sql, batch: batch, at: SourcePlace(fileID: fileID, line: line), decode, body)
  }

  /// Inserts many rows at once, all of them or none: by COPY on PostgreSQL, by one prepared INSERT on SQLite. Returns
  /// how many there were.
  @discardableResult
  public nonisolated(nonsending) func copy(
    into table: String, columns: [String], rows: some Sequence<[DatabaseValue]> & Sendable,
    fileID: String = #fileID, line: Int = #line
  ) async throws -> Int {
    try await copy(into: table, columns: columns, rows: rows, at: SourcePlace(fileID: fileID, line: line))
  }

  /// Runs `COPY … TO STDOUT`, which takes no values, and hands over what comes, in chunks of whole rows; the server
  /// waits for `body`. Returns how many rows there were.
  ///
  ///     try await database.copyOut("COPY fruit TO STDOUT (FORMAT csv, HEADER)") { try file.write($0) }
  ///
  /// Throws `DatabaseError.notSupported` on SQLite.
  @discardableResult
  public nonisolated(nonsending) func copyOut(
    _ sql: SQL, fileID: String = #fileID, line: Int = #line,
    _ body: nonisolated(nonsending) ([UInt8]) async throws -> Void
  ) async throws -> Int {
    try await copyOut(sql, at: SourcePlace(fileID: fileID, line: line), body)
  }

  /// Runs statements none of which needs another's answer, all of them or none, in one round trip on PostgreSQL.
  /// Returns the rows of each.
  @discardableResult
  public nonisolated(nonsending) func pipeline(
    _ statements: [SQL], fileID: String = #fileID, line: Int = #line
  ) async throws -> [[Row]] {
    try await pipeline(statements, at: SourcePlace(fileID: fileID, line: line))
  }

  /// Runs `body` in a transaction, rolled back if it throws; within a transaction, in a savepoint.
  @discardableResult
  public nonisolated(nonsending) func transaction<T>(
    fileID: String = #fileID, line: Int = #line, _ body: nonisolated(nonsending) (Connection) async throws -> T
  ) async throws -> T {
    try await transaction(at: SourcePlace(fileID: fileID, line: line), body)
  }
}
