extension Query {
  /// The page of rows that follow `row` in the query's order, or the first page.
  ///
  /// The key is added to the order, so that rows which are equal in it are neither left out nor shown twice, whatever
  /// is inserted in the meantime; the cost of a page doesn't grow with its number, as that of an offset does.
  ///
  ///     let page = try await Post.order { $0.createdAt.descending }.page(after: last, size: 25).fetch(from: database)
  ///     // … WHERE "post"."created_at" < $1 OR "post"."created_at" = $2 AND "post"."id" > $3
  ///     //   ORDER BY "post"."created_at" DESC, "post"."id" LIMIT $4
  ///
  /// Throws `QueryError.cursorNotInRow` when it is fetched, if the query orders by other than the row's own columns.
  public func page(after row: Table?, size: Int) -> Query {
    var query = self
    let orders = selection.orders
    if !orders.contains(where: { $0.ownColumn == selection.key }) {
      query = query.order { $0.primaryKey.ascending }
    }
    if let row { query = query.after(row) }
    return query.limit(size)
  }

  /// The rows that come after those with these values, one for each expression of the query's order. Its last one
  /// should be unique, or rows that are equal in all are left out.
  ///
  ///     .order { [$0.createdAt.descending, $0.id.descending] }.after(values: date, id)
  ///     // WHERE ("post"."created_at", "post"."id") < ($1, $2) ORDER BY …
  ///
  /// Throws `QueryError.cursorMismatch` when it is fetched, if there are more values or fewer.
  public func after(values: any DatabaseValueConvertible...) -> Query {
    after(values.map(\.databaseValue))
  }

  private func after(_ row: Table) -> Query {
    let columns = Table.schema.columns
    let values = row.databaseValues
    let cursor = selection.orders.compactMap { order in
      columns.firstIndex { $0.name == order.ownColumn }.map { values[$0] }
    }
    guard cursor.count == selection.orders.count else {
      var query = self
      query.selection.failure = .cursorNotInRow(table: tableName)
      return query
    }
    return after(cursor)
  }

  private func after(_ values: [DatabaseValue]) -> Query {
    var query = self
    if values.count == selection.orders.count, !values.isEmpty {
      query.selection.conditions.append(Keyset(orders: selection.orders, values: values).condition)
    } else {
      query.selection.failure = .cursorMismatch(
        table: tableName, orders: selection.orders.count, values: values.count)
    }
    return query
  }
}

/// A place in an order: the values of the last row that was seen.
private struct Keyset: Sendable {
  let orders: [Ordering]
  let values: [DatabaseValue]

  var condition: SQLExpression<Bool> {
    isUniform ? rowComparison : later(from: 0)
  }

  /// Whether an index can be walked from one place: no nulls, one direction.
  private var isUniform: Bool {
    !orders.contains { $0.expression.isNullable } && Set(orders.map(\.isDescending)).count == 1
  }

  /// `("post"."created_at", "post"."id") < ($1, $2)`
  private var rowComparison: SQLExpression<Bool> {
    SQLExpression(.comparison, isNullable: false) { [self] writer in
      let (open, close) = orders.count > 1 ? ("(", ")") : ("", "")
      writer.text(open)
      writer.list(orders) { $1.expression.writeCollated(to: &$0) }
      writer.text("\(close)\(orders[0].isDescending ? " < " : " > ")\(open)")
      writer.list(values) { $0.bind($1) }
      writer.text(close)
    }
  }

  /// Later in this expression, or equal in it and later in the next ones.
  private func later(from index: Int) -> SQLExpression<Bool> {
    let (order, value) = (orders[index], values[index])
    guard index + 1 < orders.count else { return order.follows(value) }
    return order.follows(value) || order.equals(value) && later(from: index + 1)
  }
}

extension Ordering {
  /// The rows that stand behind `value` in this order.
  fileprivate func follows(_ value: DatabaseValue) -> SQLExpression<Bool> {
    guard value != .null else { return hasNullsLast ? .never : expression != DatabaseValue.null }
    let isLater = isDescending ? expression < value : expression > value
    return hasNullsLast ? isLater || expression == DatabaseValue.null : isLater
  }

  fileprivate func equals(_ value: DatabaseValue) -> SQLExpression<Bool> {
    expression == value
  }
}
