extension Query {
  /// Selects one expression: `SELECT "post"."title" FROM "post"`
  public func select<Value>(_ column: (Table.Columns) -> some SQLExpressible<Value>) -> Query<Table, Value> {
    var query = self
    let expression = column(query.columns()).expression
    query.selection.projection = [expression.selected]
    return Query<Table, Value>(query.selection) { try $0.decode(Value.self) }
  }

  /// Selects several expressions into tuples.
  ///
  ///     Post.all.select { ($0.title, $0.author.username) }    // [(String, String)]
  ///     // SELECT "post"."title", "author"."username" FROM "post" JOIN "user" AS "author" ON …
  public func select<each Column: SQLExpressible>(
    _ columns: (Table.Columns) -> (repeat each Column)
  ) -> Query<Table, (repeat (each Column).Value)> {
    var query = self
    let columns = columns(query.columns())
    query.selection.projection = []
    for column in repeat each columns {
      query.selection.projection.append(column.expression.selected)
    }
    return Query<Table, (repeat (each Column).Value)>(query.selection) { row in
      (repeat try row.decode((each Column).Value.self))
    }
  }

  /// Makes something else of each row, such as a struct of what was selected.
  ///
  ///     Post.all.select { ($0.title, $0.views) }.map(Summary.init)    // [Summary]
  public func map<Other: Sendable>(_ transform: @escaping @Sendable (Output) throws -> Other) -> Query<Table, Other> {
    Query<Table, Other>(selection) { [decode] in try transform(try decode(&$0)) }
  }
}

extension SQLExpression {
  /// The expression as one of those that are selected.
  var selected: Selection.Clause { { if $0.isDistinct { writeCollated(to: &$0) } else { write(&$0) } } }
}
