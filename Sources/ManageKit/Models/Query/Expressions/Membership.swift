extension SQLExpressible {
  /// `"post"."id" IN ($1, $2)`; no values, no rows: `FALSE`. Nil stands for null.
  public func `in`(_ values: some Sequence<Value>) -> SQLExpression<Bool> {
    let all = values.map(\.databaseValue)
    let values = all.filter { $0 != .null }
    let list = membership { writer in writer.list(values) { $0.bind($1) } }
    let expression = expression
    guard all.count > values.count else { return values.isEmpty ? .never : list }
    let isNull = SQLExpression<Bool>(.comparison, isNullable: false) { writer in
      expression.writeOperand(to: &writer, atLeast: .arithmetic)
      writer.text(" IS NULL")
    }
    return values.isEmpty ? isNull : isNull || list
  }

  /// The same, of a column that may be null.
  public func `in`<V>(_ values: some Sequence<V>) -> SQLExpression<Bool> where Value == V? {
    self.in(values.map(Optional.some))
  }

  /// `"post"."author_id" IN (SELECT "user"."id" FROM "user" WHERE …)`
  ///
  ///     Post.filter { $0.author.in(User.filter { $0.isActive }.select { $0.id }) }
  public func `in`<T>(_ query: Query<T, Value>) -> SQLExpression<Bool> {
    membership(query.isNullable) { query.selection.write(to: &$0) }
  }

  /// The same, where what is selected may be null.
  public func `in`<T>(_ query: Query<T, Value?>) -> SQLExpression<Bool> {
    membership(true) { query.selection.write(to: &$0) }
  }

  /// The same, of a column that may be null.
  public func `in`<T, V>(_ query: Query<T, V>) -> SQLExpression<Bool> where Value == V? {
    membership { query.selection.write(to: &$0) }
  }

  /// `"post"."views" BETWEEN $1 AND $2`, both included
  public func between(_ lower: Value, and upper: Value) -> SQLExpression<Bool> {
    let (expression, lower, upper) = (expression, lower.databaseValue, upper.databaseValue)
    return SQLExpression(.comparison, isNullable: expression.isNullable) { writer in
      expression.writeCollated(to: &writer)
      writer.text(" BETWEEN ")
      writer.bind(lower)
      writer.text(" AND ")
      writer.bind(upper)
    }
  }

  private func membership(
    _ isNullable: Bool = false, _ write: @escaping @Sendable (inout SQLWriter) -> Void
  ) -> SQLExpression<Bool> {
    let expression = expression
    return SQLExpression(.comparison, isNullable: isNullable || expression.isNullable) { writer in
      expression.writeCollatedForEquality(to: &writer)
      writer.text(" IN (")
      write(&writer)
      writer.text(")")
    }
  }
}

extension SQLExpression<Bool> {
  /// A condition that no row fulfils.
  static var never: SQLExpression<Bool> { SQLExpression(isNullable: false) { $0.text("FALSE") } }
}
