extension Query where Output == Table {
  /// Loads the row that a reference names with each row, in the same statement.
  ///
  ///     Post.all.including(\.author)       // [(Post, User)]
  ///     // SELECT "post"."id", …, "author"."id", … FROM "post" JOIN "user" AS "author" ON …
  public func including<T>(_ reference: (Table.Columns) -> ForeignKey<T, T.ID>) -> Query<Table, (Table, T)> {
    let (selection, decode) = joining(reference)
    return Query<Table, (Table, T)>(selection) { (try Table(from: &$0), try decode(&$0)) }
  }

  /// Loads the row that a reference names, or nil where the reference is null: `LEFT JOIN`.
  public func including<T>(_ reference: (Table.Columns) -> ForeignKey<T, T.ID?>) -> Query<Table, (Table, T?)> {
    let (selection, decode) = joining(reference)
    return Query<Table, (Table, T?)>(selection) { (try Table(from: &$0), try decode(&$0)) }
  }

  /// Adds a value to each row.
  ///
  ///     Post.all.annotating { Post.comments.of($0).count() }      // [(Post, Int)]
  ///     // SELECT "post"."id", …, (SELECT COUNT(*) FROM "comment" WHERE …) FROM "post"
  public func annotating<Value>(_ value: (Table.Columns) -> some SQLExpressible<Value>) -> Query<Table, (Table, Value)>
  {
    adding(value)
  }
}

extension Query {
  /// Loads the row of another reference too.
  ///
  ///     Post.all.including(\.author).including(\.author.team)     // [(Post, User, Team?)]
  @_disfavoredOverload
  public func including<each Loaded: Sendable, T>(
    _ reference: (Table.Columns) -> ForeignKey<T, T.ID>
  ) -> Query<Table, (repeat each Loaded, T)> where Output == (repeat each Loaded) {
    let (selection, decode) = joining(reference)
    return Query<Table, (repeat each Loaded, T)>(selection) { [decodeLoaded = self.decode] row in
      let loaded = try decodeLoaded(&row)
      return (repeat each loaded, try decode(&row))
    }
  }

  /// Loads the row of another reference too, or nil where the reference is null.
  @_disfavoredOverload
  public func including<each Loaded: Sendable, T>(
    _ reference: (Table.Columns) -> ForeignKey<T, T.ID?>
  ) -> Query<Table, (repeat each Loaded, T?)> where Output == (repeat each Loaded) {
    let (selection, decode): (Selection, @Sendable (inout RowDecoder) throws -> T?) = joining(reference)
    return Query<Table, (repeat each Loaded, T?)>(selection) { [decodeLoaded = self.decode] row in
      let loaded = try decodeLoaded(&row)
      return (repeat each loaded, try decode(&row))
    }
  }

  /// Adds another value to each row.
  @_disfavoredOverload
  public func annotating<each Loaded: Sendable, Value>(
    _ value: (Table.Columns) -> some SQLExpressible<Value>
  ) -> Query<Table, (repeat each Loaded, Value)> where Output == (repeat each Loaded) {
    let query = adding(value)
    return Query<Table, (repeat each Loaded, Value)>(query.selection) { [decode = query.decode] row in
      let (loaded, value) = try decode(&row)
      return (repeat each loaded, value)
    }
  }

  private func joining<T>(
    _ reference: (Table.Columns) -> ForeignKey<T, T.ID>
  ) -> (Selection, @Sendable (inout RowDecoder) throws -> T) {
    var query = self
    query.selection.projection.append(reference(query.columns()).allColumns)
    return (query.selection, { try T(from: &$0) })
  }

  private func joining<T>(
    _ reference: (Table.Columns) -> ForeignKey<T, T.ID?>
  ) -> (Selection, @Sendable (inout RowDecoder) throws -> T?) {
    var query = self
    query.selection.projection.append(reference(query.columns()).allColumns)
    let columns = T.schema.columns
    let (count, key) = (columns.count, columns.firstIndex(where: \.isPrimaryKey) ?? 0)
    return (
      query.selection,
      { row in
        guard !row.isNull(aheadBy: key) else {
          row.skip(count)
          return nil
        }
        return try T(from: &row)
      }
    )
  }

  /// Adds a value to whatever each row becomes.
  func adding<Value>(_ value: (Table.Columns) -> some SQLExpressible<Value>) -> Query<Table, (Output, Value)> {
    var query = self
    query.selection.projection.append(value(query.columns()).expression.selected)
    return Query<Table, (Output, Value)>(query.selection) { [decode] in (try decode(&$0), try $0.decode(Value.self)) }
  }
}

extension ForeignKey {
  /// All columns of the row that it names.
  fileprivate var allColumns: Selection.Clause {
    let (schema, table) = (Target.schema, targetReference)
    return { $0.columns(of: schema, in: table) }
  }
}
