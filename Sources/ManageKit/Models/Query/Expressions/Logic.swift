extension SQLExpressible where Value == Bool {
  /// `"post"."is_active" AND "post"."views" > $1`
  public static func && (lhs: Self, rhs: some SQLExpressible<Bool>) -> SQLExpression<Bool> {
    join(lhs.expression, " AND ", .and, rhs.expression)
  }

  /// `"post"."is_active" OR "post"."views" > $1`
  public static func || (lhs: Self, rhs: some SQLExpressible<Bool>) -> SQLExpression<Bool> {
    join(lhs.expression, " OR ", .or, rhs.expression)
  }

  /// Exactly the rows that the condition leaves out: `NOT "post"."is_active"`, and where the condition may be null (for
  /// it compares what may be null), `("post"."score" > $1) IS NOT TRUE`.
  public static prefix func ! (condition: Self) -> SQLExpression<Bool> {
    let condition = condition.expression
    return SQLExpression(.comparison, isNullable: false) { writer in
      if !condition.isNullable { writer.text("NOT ") }
      condition.writeOperand(to: &writer, atLeast: .primary)
      if condition.isNullable { writer.text(" IS NOT TRUE") }
    }
  }
}

private func join(
  _ lhs: SQLExpression<Bool>, _ word: String, _ binding: SQLExpression<Bool>.Binding, _ rhs: SQLExpression<Bool>
) -> SQLExpression<Bool> {
  SQLExpression(binding, isNullable: lhs.isNullable || rhs.isNullable) { writer in
    lhs.writeOperand(to: &writer, atLeast: binding)
    writer.text(word)
    rhs.writeOperand(to: &writer, atLeast: binding)
  }
}
