extension Query {
  /// The first row, or nil: `… LIMIT 1`
  public nonisolated(nonsending) func first(
    from database: some DatabaseAccess, fileID: String = #fileID, line: Int = #line
  ) async throws -> Output? {
    try await limit(Swift.min(1, selection.limit ?? 1)).fetch(from: database, fileID: fileID, line: line).first
  }

  /// The only row: `… LIMIT 2`
  ///
  /// Throws `QueryError.doesNotExist` and `QueryError.multipleObjectsReturned`.
  public nonisolated(nonsending) func get(
    from database: some DatabaseAccess, fileID: String = #fileID, line: Int = #line
  ) async throws -> Output {
    let rows = try await limit(Swift.min(2, selection.limit ?? 2)).fetch(from: database, fileID: fileID, line: line)
    guard let row = rows.first else { throw QueryError.doesNotExist(table: tableName) }
    guard rows.count == 1 else { throw QueryError.multipleObjectsReturned(table: tableName) }
    return row
  }

  /// How many rows there are: `SELECT COUNT(*) FROM "post" WHERE …`
  public nonisolated(nonsending) func count(
    in database: some DatabaseAccess, fileID: String = #fileID, line: Int = #line
  ) async throws -> Int {
    try await answer(counting, from: database, at: SourcePlace(fileID: fileID, line: line))
  }

  /// Whether there is a row: `SELECT EXISTS (SELECT 1 FROM "post" WHERE …)`
  public nonisolated(nonsending) func exists(
    in database: some DatabaseAccess, fileID: String = #fileID, line: Int = #line
  ) async throws -> Bool {
    try await answer(exists(), from: database, at: SourcePlace(fileID: fileID, line: line))
  }

  /// An aggregate of all rows, whatever their order: `SELECT CAST(SUM("post"."views") AS bigint) FROM "post"`; of the
  /// rows that are left where the query is distinct or limited: `… FROM (SELECT DISTINCT "post"."author_id",
  /// "post"."views" AS "column1" FROM "post") AS "rows"`
  public nonisolated(nonsending) func aggregate<Value>(
    in database: some DatabaseAccess, fileID: String = #fileID, line: Int = #line,
    _ column: (Table.Columns) -> some SQLExpressible<Value>
  ) async throws -> Value {
    try await answering.select(column).get(from: database, fileID: fileID, line: line)
  }

  /// Aggregates of all rows, whatever their order.
  ///
  ///     let (sum, greatest) = try await Post.all.aggregate(in: database) { ($0.views.sum(), $0.views.max()) }
  ///     // SELECT CAST(SUM("post"."views") AS bigint), MAX("post"."views") FROM "post"
  public nonisolated(nonsending) func aggregate<each Column: SQLExpressible>(
    in database: some DatabaseAccess, fileID: String = #fileID, line: Int = #line,
    _ columns: (Table.Columns) -> (repeat each Column)
  ) async throws -> (repeat (each Column).Value) {
    try await answering.select(columns).get(from: database, fileID: fileID, line: line)
  }

  /// The rows to aggregate: where the query is limited or distinct those of a subquery, since a limit of aggregates
  /// limits nothing.
  private var answering: Query<Table, Table> {
    var selection = selection.isLimited ? selection : unordered().selection
    selection.lock = nil
    if selection.isLimited || selection.isDistinct { selection = selection.asRows }
    return Query<Table, Table>(selection) { try Table(from: &$0) }
  }

  private nonisolated(nonsending) func answer<Value>(
    _ expression: SQLExpression<Value>, from database: some DatabaseAccess, at place: SourcePlace
  ) async throws -> Value {
    let answer = Answer(expression: expression, tableName: tableName)
    guard let value = try await answer.fetch(from: database, at: place).first else {
      throw QueryError.doesNotExist(table: tableName)
    }
    return value
  }
}

/// `SELECT` of one expression from no table.
private struct Answer<Value: DatabaseValueConvertible>: RowStatement {
  let expression: SQLExpression<Value>
  let tableName: String

  func write(to writer: inout SQLWriter) {
    writer.text("SELECT ")
    expression.write(&writer)
  }

  func read(_ row: inout RowDecoder) throws -> Value {
    try row.decode(Value.self)
  }
}

extension Query {
  /// Whether there is a row, as a condition of another query: `EXISTS (SELECT 1 FROM "comment" WHERE …)`
  ///
  ///     User.filter { user in Post.filter { $0.author == user.id }.exists() }
  public func exists() -> SQLExpression<Bool> {
    var selection = selection
    selection.orders = []
    if selection.groups.isEmpty, !selection.isDistinct { selection.projection = [{ $0.text("1") }] }
    // SQLite forgets DISTINCT in EXISTS, and so skips rows that are equal.
    if selection.isDistinct, selection.offset != nil { selection = selection.asRows }
    return SQLExpression(isNullable: false) { [selection] in $0.subquery("EXISTS ", selection) }
  }

  /// How many rows there are, as a value in another query: `(SELECT COUNT(*) FROM "comment" WHERE …)`
  public func count() -> SQLExpression<Int> { counting }

  private var counting: SQLExpression<Int> {
    var selection = selection
    selection.lock = nil
    guard selection.isMoreThanFilter else {
      selection.orders = []
      selection.projection = [{ $0.text("COUNT(*)") }]
      return SQLExpression(isNullable: false) { [selection] in $0.subquery("", selection) }
    }
    return SQLExpression(isNullable: false) { [selection] writer in
      writer.text("(SELECT COUNT(*) FROM ")
      writer.subquery("", selection)
      writer.text(" AS \"rows\")")
    }
  }
}

extension Query where Output: DatabaseValueConvertible {
  /// The value of the first row, in another query; null without one: `(SELECT "post"."title" FROM "post" … LIMIT 1)`
  public func value() -> SQLExpression<Output?> {
    let selection = limit(1).selection
    return SQLExpression(isNullable: true) { $0.subquery("", selection) }
  }

  /// The value of the first row, in another query; null without one.
  public func value<V>() -> SQLExpression<Output> where Output == V? {
    let selection = limit(1).selection
    return SQLExpression(isNullable: true) { $0.subquery("", selection) }
  }

  /// Whether what it selects may be null.
  var isNullable: Bool { Output.self is any NullableValue.Type }
}

extension SQLWriter {
  /// Adds a query in parentheses.
  mutating func subquery(_ word: String, _ selection: Selection) {
    text(word + "(")
    selection.write(to: &self)
    text(")")
  }
}
