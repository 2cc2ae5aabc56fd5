/// An update of all rows that a query finds, as a value.
public struct Update<Table: Model>: SQLStatement {
  private let selection: Selection
  private let assignments: [(column: String, write: Selection.Clause)]
  private let origin: TableReference.Origin

  init(_ selection: Selection, touch: Bool, _ assign: (inout Assignments<Table>) -> Void) {
    let table = TableReference.next()
    var assignments = Assignments<Table>(table)
    assign(&assignments)
    self.selection = selection
    let touched = touch ? Table.schema.touched(besides: assignments.values.map(\.column)) : []
    self.assignments = assignments.values + touched
    origin = table.origin
  }

  public var tableName: String { selection.table }

  public func write(to writer: inout SQLWriter) {
    guard assignments.contains(where: { !Table.schema.isTouched($0.column) }) else {
      return writer.fail(.noAssignments(table: tableName))
    }
    writer.text("UPDATE ")
    writer.name(tableName)
    writer.text(" SET ")
    writer.changing(selection, as: [origin]) { writer in
      writer.list(assignments) { writer, assignment in
        writer.name(assignment.column)
        writer.text(" = ")
        assignment.write(&writer)
      }
    }
  }

  /// Runs the update and returns how many rows it changed.
  @discardableResult
  public nonisolated(nonsending) func execute(
    in database: some DatabaseAccess, fileID: String = #fileID, line: Int = #line
  ) async throws -> Int {
    try await database.execute(try sql(for: database.dialect), at: SourcePlace(fileID: fileID, line: line))
  }

  /// The same update, which returns the rows as they are afterwards: `… RETURNING "id", "title", …`
  public func returning() -> Returning<Table> { Returning(self) }
}

extension Query {
  /// The update of all rows that the query finds.
  ///
  ///     Post.filter { $0.id == 7 }.update { $0.views += 1 }
  ///     // UPDATE "post" SET "views" = "post"."views" + $1 WHERE "post"."id" = $2
  ///
  /// Joins and limits of the query are in a subquery: `WHERE "post"."id" IN (SELECT …)`. Columns marked
  /// `@UpdatedAt` are set to the time of the run, unless `touch` is false: counting the comments of a post does not change the post.
  public func update(touch: Bool = true, _ assign: (inout Assignments<Table>) -> Void) -> Update<Table> {
    Update(selection, touch: touch, assign)
  }

  /// Updates all rows that the query finds, and returns how many they were.
  @discardableResult
  public nonisolated(nonsending) func update(
    in database: some DatabaseAccess, touch: Bool = true, fileID: String = #fileID, line: Int = #line,
    _ assign: (inout Assignments<Table>) -> Void
  ) async throws -> Int {
    try await update(touch: touch, assign).execute(in: database, fileID: fileID, line: line)
  }
}

extension Model {
  /// Writes all columns of the row that has this key, and returns it as it is then: Django's `save()` of a row that is
  /// there. Others' changes in the meantime are overwritten; set single columns with ``Query/update(in:_:)``.
  ///
  ///     post.title = "Figs"
  ///     post = try await post.update(in: database)
  ///     // UPDATE "post" SET "title" = $1, …, "updated_at" = $8 WHERE "post"."id" = $9 RETURNING "id", "title", …
  ///
  /// Columns marked `@UpdatedAt` are set to the time of the run. Throws `QueryError.doesNotExist` if there is no such
  /// row.
  @discardableResult
  public nonisolated(nonsending) func update(
    in database: some DatabaseAccess, fileID: String = #fileID, line: Int = #line
  ) async throws -> Self {
    let key = Self.schema.primaryKey.name
    let update = Self.filter { $0.primaryKey == id }.update { row in
      for (column, value) in zip(Self.schema.columns, databaseValues) where column.name != key {
        row.set(column, to: value)
      }
    }
    let rows = try await update.returning().fetch(from: database, at: SourcePlace(fileID: fileID, line: line))
    guard let row = rows.first else {
      throw QueryError.doesNotExist(table: Self.schema.table)
    }
    return row
  }
}

extension Schema {
  /// The assignments that an update adds itself: the columns of the time of the last change.
  func touched(besides columns: [String]) -> [(column: String, write: Selection.Clause)] {
    self.columns.filter { isTouched($0.name) && !columns.contains($0.name) }.map { ($0.name, { $0.bind(.now) }) }
  }

  func isTouched(_ column: String) -> Bool {
    columns.contains { $0.name == column && $0.timestamp == .updated }
  }
}

extension SQLWriter {
  /// Adds what an UPDATE or DELETE does, and ` WHERE` with the rows of `selection` that it does it to.
  mutating func changing(
    _ selection: Selection, as origins: [TableReference.Origin] = [], _ change: (inout SQLWriter) -> Void = { _ in }
  ) {
    if let failure = selection.failure { fail(failure) }
    let isPlain =
      !selection.isMoreThanFilter
      && trying { writer in
        writer.withScope(selection.table, selection.origins) {
          $0.conditions("", selection.conditions); _ = $1
        }.isEmpty
      }
    _ = withScope(selection.table, origins + (isPlain ? selection.origins : [])) { writer, alias in
      change(&writer)
      guard !isPlain else { return writer.conditions(" WHERE ", selection.conditions) }
      var keys = selection
      let (key, table) = (selection.key, TableReference.next())
      keys.origins.append(table.origin)
      keys.projection = [{ $0.column(key, of: table) }]
      writer.text(" WHERE \(Self.quoted(alias)).\(Self.quoted(key)) IN ")
      writer.subquery("", keys)
    }
  }
}
