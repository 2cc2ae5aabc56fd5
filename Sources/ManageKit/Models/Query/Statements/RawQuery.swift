import Synchronization

/// A query in SQL, whose rows become models.
///
///     let posts = try await Post.query(
///       "SELECT \(Post.columns) FROM post WHERE to_tsvector(title) @@ plainto_tsquery(\(text))"
///     ).fetch(from: database)
public struct RawQuery<Table: Model>: RowStatement {
  private let sql: SQL

  fileprivate init(sql: SQL) {
    self.sql = sql
  }

  public var tableName: String { Table.schema.table }

  public func write(to writer: inout SQLWriter) {
    for fragment in sql.fragments {
      switch fragment {
      case .text(let text): writer.text(text)
      case .value(let value): writer.bind(value)
      }
    }
  }

  public func read(_ row: inout RowDecoder) throws -> Table {
    try Table(from: &row)
  }

  /// Throws `QueryError.columnMismatch` at the first row, if the result's columns aren't the model's in their order:
  /// they are read by their position.
  public func reader() -> @Sendable (inout RowDecoder) throws -> Table {
    let check = ColumnCheck(Table.schema)
    return { row in
      try check.columns(of: row)
      return try Table(from: &row)
    }
  }
}

/// Compares the columns of a result with a model's, once.
private final class ColumnCheck: Sendable {
  private let schema: Schema
  private let isDone = Atomic(false)

  init(_ schema: Schema) {
    self.schema = schema
  }

  func columns(of row: borrowing RowDecoder) throws {
    guard !isDone.load(ordering: .relaxed) else { return }
    let names = row.columnNames
    for (index, column) in schema.columns.enumerated() {
      let found = names.indices.contains(index) ? names[index] : nil
      guard found != column.name else { continue }
      throw QueryError.columnMismatch(
        table: schema.table, column: column.name, position: index + 1, found: found)
    }
    isDone.store(true, ordering: .relaxed)
  }
}

/// The columns of a model in a query's text, in the order in which it reads them: `"post"."id", "post"."title", …`
public struct ColumnList: Sendable {
  fileprivate let text: String

  fileprivate init(_ schema: Schema, as alias: String) {
    text = schema.columns.map { "\(SQLWriter.quoted(alias)).\(SQLWriter.quoted($0.name))" }.joined(separator: ", ")
  }
}

extension Model {
  /// A query in SQL; what is interpolated is bound. It selects ``columns``, in this order; what it selects behind them
  /// is not read.
  public static func query(_ sql: SQL) -> RawQuery<Self> { RawQuery(sql: sql) }

  /// All columns, for the text of a query: `"post"."id", "post"."title", …`
  public static var columns: ColumnList { columns(as: schema.table) }

  /// All columns of the table under another name: `"p"."id", "p"."title", …`
  public static func columns(as alias: String) -> ColumnList { ColumnList(schema, as: alias) }
}

extension SQL.Interpolation {
  /// Adds the columns of a model.
  public mutating func appendInterpolation(_ columns: ColumnList) {
    appendLiteral(columns.text)
  }
}
