/// A question to a model's table, as a value: it is built step by step, and asked with `fetch(from:)`.
///
///     let posts = try await Post.filter { $0.isActive && $0.author.username == "minsu" }
///       .order { $0.createdAt.descending }
///       .including(\.author)
///       .limit(25)
///       .fetch(from: database)      // [(Post, User)]
///
/// However it is built, it becomes one statement with bound values. Columns of other tables join them, once for each
/// path of references: `JOIN`, or `LEFT JOIN` where a reference may be null.
public struct Query<Table: Model, Output: Sendable>: RowStatement {
  var selection: Selection
  let decode: @Sendable (inout RowDecoder) throws -> Output

  init(_ selection: Selection, decode: @escaping @Sendable (inout RowDecoder) throws -> Output) {
    self.selection = selection
    self.decode = decode
  }

  public var tableName: String { selection.table }

  public func write(to writer: inout SQLWriter) {
    selection.write(to: &writer)
  }

  public func read(_ row: inout RowDecoder) throws -> Output {
    try decode(&row)
  }

  /// The columns, for one closure of this query.
  mutating func columns() -> Table.Columns {
    let table = TableReference.next()
    selection.origins.append(table.origin)
    return Table.Columns(table)
  }
}

extension Query where Output == Table {
  /// `SELECT "post"."id", "post"."title", … FROM "post"`
  init() {
    let (schema, table) = (Table.schema, TableReference.next())
    let selection = Selection(
      table: schema.table, key: schema.primaryKey.name, origins: [table.origin],
      projection: [{ $0.columns(of: schema, in: table) }])
    self.init(selection) { try Table(from: &$0) }
  }
}

extension SQLWriter {
  /// Adds all columns of a model, in the order in which it reads them.
  mutating func columns(of schema: Schema, in table: TableReference) {
    guard let alias = alias(of: table) else { return fail(.outOfScope(column: schema.primaryKey.name)) }
    let prefix = Self.quoted(alias) + "."
    let columns = schema.columns.map { column in
      prefix + Self.quoted(column.name) + (isDistinct ? Collation(of: column.type).clause(for: dialect) : "")
    }
    text(columns.joined(separator: ", "))
  }
}

extension Query {
  /// Keeps the rows that meet the condition, too.
  ///
  ///     .filter { $0.views > 10 && !$0.title.contains("spam") }
  ///     // WHERE "post"."views" > $1 AND NOT ("post"."title" LIKE $2 ESCAPE '\')
  public func filter(_ condition: (Table.Columns) -> some SQLExpressible<Bool>) -> Query {
    var query = self
    query.selection.conditions.append(condition(query.columns()).expression)
    return query
  }

  /// Drops the rows that meet the condition; `exclude { $0.score > 3 }` keeps those whose score is null.
  public func exclude(_ condition: (Table.Columns) -> some SQLExpressible<Bool>) -> Query {
    filter { !condition($0).expression }
  }

  /// Orders the rows, after the orders that the query has: `ORDER BY "post"."created_at" DESC`
  public func order(_ order: (Table.Columns) -> Ordering) -> Query {
    self.order { [order($0)] }
  }

  /// Orders the rows by several expressions.
  ///
  ///     .order { [$0.isPinned.descending, $0.createdAt.descending] }
  ///     // ORDER BY "post"."is_pinned" DESC, "post"."created_at" DESC
  public func order(_ orders: (Table.Columns) -> [Ordering]) -> Query {
    var query = self
    query.selection.orders += orders(query.columns())
    return query
  }

  /// Forgets the orders.
  public func unordered() -> Query {
    var query = self
    query.selection.orders = []
    return query
  }

  /// At most so many rows: `LIMIT $1 OFFSET $2`. Less than zero is `QueryError.negativeLimit`.
  public func limit(_ count: Int, offset: Int? = nil) -> Query {
    var query = self
    query.selection.limit = count
    query.selection.offset = offset ?? selection.offset
    return query
  }

  /// Leaves out the first rows: `OFFSET $1`
  public func offset(_ count: Int) -> Query {
    var query = self
    query.selection.offset = count
    return query
  }

  /// Each row once: `SELECT DISTINCT`. The query may order only by what it selects.
  public func distinct() -> Query {
    var query = self
    query.selection.isDistinct = true
    return query
  }

  /// Keeps others from changing the rows until the transaction ends: `FOR UPDATE OF "post"`.
  ///
  /// It is of use in a transaction only. On SQLite nothing is added: its writer is alone from BEGIN to COMMIT.
  public func forUpdate() -> Query { locked(.wait) }

  /// The same, without the rows that others hold: `FOR UPDATE OF "post" SKIP LOCKED`. On SQLite nothing is added.
  public func forUpdateSkippingLocked() -> Query { locked(.skip) }

  /// The same, but it fails where others hold a row: `FOR UPDATE OF "post" NOWAIT`. On SQLite nothing is added.
  public func forUpdateOrFail() -> Query { locked(.fail) }

  private func locked(_ waiting: RowLock.Waiting) -> Query {
    var query = self
    query.selection.lock = RowLock(waiting: waiting)
    return query
  }
}
