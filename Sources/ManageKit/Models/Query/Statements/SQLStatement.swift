import Foundation

/// A statement as a value: it can be kept, sent between tasks, and shown as SQL.
public protocol SQLStatement: Sendable, CustomStringConvertible {
  /// Writes the statement for the writer's dialect.
  func write(to writer: inout SQLWriter)

  /// The table that it is about, for messages.
  var tableName: String { get }
}

extension SQLStatement {
  /// The statement as it is sent: its text with placeholders, and its values apart.
  ///
  ///     let sql = try Post.filter { $0.id == 7 }.sql(for: .postgres)
  ///     sql.text(for: .postgres)   // SELECT "post"."id", … FROM "post" WHERE "post"."id" = $1
  ///     sql.values                 // [.integer(7)]
  ///
  /// Throws what makes the statement senseless, such as `QueryError.negativeLimit`, and
  /// `DatabaseError.valueOutOfRange`.
  public func sql(for dialect: Dialect) throws -> SQL {
    let writer = try written(for: dialect)
    var sql = SQL.Interpolation(literalCapacity: 0, interpolationCount: writer.parts.count)
    for part in writer.parts {
      switch part {
      case .text(let text): sql.appendLiteral(text)
      case .slot(.value(let value)): sql.appendInterpolation(value)
      case .slot(.now): sql.appendInterpolation(Date())
      case .slot(.parameter): throw QueryError.unboundParameter(table: tableName)
      }
    }
    return SQL(stringInterpolation: sql)
  }

  /// The text for PostgreSQL, without values; or why there is none.
  public var description: String {
    do { return try sql(for: .postgres).text(for: .postgres) } catch { return "\(error)" }
  }

  /// How the database would run the statement, a line each: `EXPLAIN …`, on SQLite `EXPLAIN QUERY PLAN …`
  public nonisolated(nonsending) func explain(
    in database: some DatabaseAccess, fileID: String = #fileID, line: Int = #line
  ) async throws -> [String] {
    let statement = try sql(for: database.dialect)
    let place = SourcePlace(fileID: fileID, line: line)
    switch database.dialect {
    case .postgres: return try await database.query("EXPLAIN \(sql: statement)", at: place).map { try $0[0] }
    case .sqlite:
      return try await database.query("EXPLAIN QUERY PLAN \(sql: statement)", at: place).map { try $0["detail"] }
    }
  }

  /// The statement in pieces.
  func written(for dialect: Dialect) throws -> SQLWriter {
    var writer = SQLWriter(dialect: dialect)
    write(to: &writer)
    if let failure = writer.failure { throw failure }
    if writer.slotCount > dialect.greatestSlotCount {
      throw QueryError.tooManyValues(table: tableName, count: writer.slotCount, limit: dialect.greatestSlotCount)
    }
    return writer
  }
}

extension Dialect {
  /// How many values a statement may have: PostgreSQL counts them in 16 bits, SQLite's default is 32,766.
  var greatestSlotCount: Int { self == .postgres ? 65_535 : 32_766 }
}

extension SQLWriter {
  var slotCount: Int { parts.count { if case .slot = $0 { true } else { false } } }
}

/// A statement that returns rows.
public protocol RowStatement<Output>: SQLStatement {
  /// The value of each row.
  associatedtype Output: Sendable

  /// Reads one row.
  func read(_ row: inout RowDecoder) throws -> Output

  /// A function that reads the rows of one result, one after the other. ``read(_:)`` by default.
  func reader() -> @Sendable (inout RowDecoder) throws -> Output
}

extension RowStatement {
  public func reader() -> @Sendable (inout RowDecoder) throws -> Output {
    { try read(&$0) }
  }

  /// Runs the statement and returns its rows.
  public nonisolated(nonsending) func fetch(
    from database: some DatabaseAccess, fileID: String = #fileID, line: Int = #line
  ) async throws -> [Output] {
    try await fetch(from: database, at: SourcePlace(fileID: fileID, line: line))
  }

  /// `fetch(from:)` on behalf of another place.
  public nonisolated(nonsending) func fetch(
    from database: some DatabaseAccess, at place: SourcePlace
  ) async throws -> [Output] {
    try await database.fetch(try sql(for: database.dialect), at: place, reader())
  }

  /// Runs the query and hands its rows to `body`, at most `batch` of them at a time, however many there are.
  public nonisolated(nonsending) func stream(
    from database: some DatabaseAccess, batch: Int = 1000, fileID: String = #fileID, line: Int = #line,
    _ body: nonisolated(nonsending) ([Output]) async throws -> Void
  ) async throws {
    let place = SourcePlace(fileID: fileID, line: line)
    try await database.stream(try sql(for: database.dialect), batch: batch, at: place, reader(), body)
  }
}
