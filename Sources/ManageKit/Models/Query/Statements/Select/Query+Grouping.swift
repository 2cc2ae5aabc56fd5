extension Query {
  /// Makes one row of all rows that have the same value: `GROUP BY "post"."category_id"`
  ///
  ///     Post.all.group { $0.category }.having { $0.id.count() > 3 }.select { ($0.category, $0.views.sum()) }
  ///     // SELECT "post"."category_id", CAST(SUM("post"."views") AS bigint) FROM "post"
  ///     //   GROUP BY "post"."category_id" HAVING COUNT("post"."id") > $1
  ///
  /// Such a query selects its groups' columns, and aggregates.
  public func group<each Column: SQLExpressible>(_ columns: (Table.Columns) -> (repeat each Column)) -> Query {
    var query = self
    for column in repeat each columns(query.columns()) {
      let expression = column.expression
      query.selection.groups.append { expression.writeCollatedForEquality(to: &$0) }
    }
    return query
  }

  /// Keeps the groups that meet the condition: `HAVING COUNT("post"."id") > $1`
  public func having(_ condition: (Table.Columns) -> some SQLExpressible<Bool>) -> Query {
    var query = self
    query.selection.groupConditions.append(condition(query.columns()).expression)
    return query
  }
}
