/// One comparison of two expressions, as both databases understand it.
func compare<L, R>(_ lhs: SQLExpression<L>, _ operation: ComparisonOperator, _ rhs: SQLExpression<R>)
  -> SQLExpression<Bool>
{
  let isNullable = lhs.isNullable || rhs.isNullable
  return SQLExpression(.comparison, isNullable: isNullable && operation != .notEqual) { writer in
    let isNullSafe = operation == .notEqual ? isNullable : lhs.isNullable && rhs.isNullable
    if operation == .equal || operation == .notEqual {
      lhs.writeCollatedForEquality(to: &writer)
    } else {
      lhs.writeCollated(to: &writer)
    }
    writer.text(" \(operation.text(isNullSafe: isNullSafe, dialect: writer.dialect)) ")
    rhs.writeOperand(to: &writer, atLeast: .arithmetic)
  }
}

enum ComparisonOperator: String {
  case equal = "="
  case notEqual = "<>"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  func text(isNullSafe: Bool, dialect: Dialect) -> String {
    switch (self, dialect) {
    case (.equal, .sqlite) where isNullSafe: "IS"
    case (.notEqual, .sqlite) where isNullSafe: "IS NOT"
    case (.equal, .postgres) where isNullSafe: "IS NOT DISTINCT FROM"
    case (.notEqual, .postgres) where isNullSafe: "IS DISTINCT FROM"
    default: rawValue
    }
  }
}

private func equality<Value>(_ lhs: SQLExpression<Value>, _ value: Value, isNegated: Bool) -> SQLExpression<Bool> {
  guard value.databaseValue == .null else {
    return compare(lhs, isNegated ? .notEqual : .equal, SQLExpression(value))
  }
  return SQLExpression(.comparison, isNullable: false) { writer in
    lhs.writeOperand(to: &writer, atLeast: .arithmetic)
    writer.text(isNegated ? " IS NOT NULL" : " IS NULL")
  }
}

extension SQLExpressible {
  /// `"post"."views" = $1`, and `IS NULL` where the value is nil.
  public static func == (lhs: Self, rhs: Value) -> SQLExpression<Bool> {
    equality(lhs.expression, rhs, isNegated: false)
  }

  /// `"post"."author_id" = "comment"."author_id"`; where both may be null, nulls are equal as in Swift:
  /// `IS NOT DISTINCT FROM`, on SQLite `IS`.
  public static func == (lhs: Self, rhs: some SQLExpressible<Value>) -> SQLExpression<Bool> {
    compare(lhs.expression, .equal, rhs.expression)
  }

  /// `"category"."parent_id" = "parent"."id"`
  public static func == (lhs: Self, rhs: some SQLExpressible<Value?>) -> SQLExpression<Bool> {
    compare(lhs.expression, .equal, rhs.expression)
  }

  /// `"category"."parent_id" = "parent"."id"`
  public static func == <V>(lhs: Self, rhs: some SQLExpressible<V>) -> SQLExpression<Bool> where Value == V? {
    compare(lhs.expression, .equal, rhs.expression)
  }

  /// `"post"."views" <> $1`, and `IS NOT NULL` where the value is nil. Null is unequal to every value, as in Swift:
  /// where the column may be null, `IS DISTINCT FROM $1`, on SQLite `IS NOT ?`.
  public static func != (lhs: Self, rhs: Value) -> SQLExpression<Bool> {
    equality(lhs.expression, rhs, isNegated: true)
  }

  /// `"post"."author_id" <> "comment"."author_id"`
  public static func != (lhs: Self, rhs: some SQLExpressible<Value>) -> SQLExpression<Bool> {
    compare(lhs.expression, .notEqual, rhs.expression)
  }

  /// `"a"."x" IS DISTINCT FROM "b"."x"`, on SQLite `IS NOT`
  public static func != (lhs: Self, rhs: some SQLExpressible<Value?>) -> SQLExpression<Bool> {
    compare(lhs.expression, .notEqual, rhs.expression)
  }

  /// `"a"."x" IS DISTINCT FROM "b"."x"`, on SQLite `IS NOT`
  public static func != <V>(lhs: Self, rhs: some SQLExpressible<V>) -> SQLExpression<Bool> where Value == V? {
    compare(lhs.expression, .notEqual, rhs.expression)
  }
}
