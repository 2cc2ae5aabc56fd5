import Foundation

/// A query whose text is made once, for statements that run often.
///
///     static let recent = Post.order { $0.createdAt.descending }.limit(25).prepared()
///     let posts = try await Post.recent.fetch(from: database)
///
///     static let byAuthor = Post.prepared { (author: Parameter<User.ID>) in Post.filter { $0.author == author } }
///     let posts = try await Post.byAuthor.fetch(from: database, 7)
public struct Prepared<Output: Sendable, each Value: DatabaseValueConvertible>: Sendable {
  private let sqlite, postgres: Result<Text, any Error>
  private let tableName: String
  private let reader: @Sendable () -> @Sendable (inout RowDecoder) throws -> Output

  private struct Text: Sendable {
    let sql: PreparedSQL
    let slots: [SQLWriter.Slot]
  }

  init(_ statement: some RowStatement<Output>) {
    sqlite = Self.text(of: statement, for: .sqlite)
    postgres = Self.text(of: statement, for: .postgres)
    tableName = statement.tableName
    reader = { statement.reader() }
  }

  private static func text(of statement: some RowStatement, for dialect: Dialect) -> Result<Text, any Error> {
    Result {
      let parts = try statement.written(for: dialect).parts
      var template = SQL.Interpolation(literalCapacity: 0, interpolationCount: parts.count)
      var slots: [SQLWriter.Slot] = []
      var literal = ""
      for part in parts {
        switch part {
        case .text(let text): literal += text
        case .slot(let slot):
          template.appendLiteral(literal)
          literal = ""
          template.appendInterpolation(DatabaseValue.null)
          slots.append(slot)
        }
      }
      template.appendLiteral(literal)
      return Text(sql: PreparedSQL(SQL(stringInterpolation: template)), slots: slots)
    }
  }

  /// The statement as it is sent, with these values.
  public func sql(for dialect: Dialect, _ values: repeat each Value) throws -> SQL {
    let text = try (dialect == .sqlite ? sqlite : postgres).get()
    var given: [DatabaseValue] = []
    for value in repeat each values { given.append(value.databaseValue) }
    return text.sql.binding(
      try text.slots.map { slot in
        switch slot {
        case .value(let value): value
        case .parameter(let index, let transform): try transform(given[index])
        case .now: Date().databaseValue
        }
      })
  }

  /// Runs the query and returns its rows.
  public nonisolated(nonsending) func fetch(
    from database: some DatabaseAccess, _ values: repeat each Value, fileID: String = #fileID, line: Int = #line
  ) async throws -> [Output] {
    let place = SourcePlace(fileID: fileID, line: line)
    return try await database.fetch(try sql(for: database.dialect, repeat each values), at: place, reader())
  }

  /// Runs the query and returns its first row, or nil. Prepare it with `limit(1)`.
  public nonisolated(nonsending) func first(
    from database: some DatabaseAccess, _ values: repeat each Value, fileID: String = #fileID, line: Int = #line
  ) async throws -> Output? {
    try await fetch(from: database, repeat each values, fileID: fileID, line: line).first
  }

  /// Runs the query and returns its only row. Prepare it with `limit(2)`.
  ///
  /// Throws `QueryError.doesNotExist` and `QueryError.multipleObjectsReturned`.
  public nonisolated(nonsending) func get(
    from database: some DatabaseAccess, _ values: repeat each Value, fileID: String = #fileID, line: Int = #line
  ) async throws -> Output {
    let rows = try await fetch(from: database, repeat each values, fileID: fileID, line: line)
    guard let row = rows.first else { throw QueryError.doesNotExist(table: tableName) }
    guard rows.count == 1 else { throw QueryError.multipleObjectsReturned(table: tableName) }
    return row
  }
}

extension RowStatement {
  /// The same statement with its text made once. Values and limits that it has stay as they are.
  public func prepared() -> Prepared<Output> { Prepared(self) }
}

extension Model {
  /// A statement whose text is made once, and that is passed the values of its parameters at each run.
  ///
  ///     Post.prepared { (author: Parameter<User.ID>, text: Parameter<String>) in
  ///       Post.filter { $0.author == author && $0.title.contains(text) }.limit(25)
  ///     }
  public static func prepared<Statement: RowStatement, each Value: DatabaseValueConvertible>(
    _ statement: (repeat Parameter<each Value>) -> Statement
  ) -> Prepared<Statement.Output, repeat each Value> {
    var count = 0
    func next<V>(_ type: V.Type) -> Parameter<V> {
      defer { count += 1 }
      return Parameter(index: count)
    }
    return Prepared<Statement.Output, repeat each Value>(statement(repeat next((each Value).self)))
  }
}
