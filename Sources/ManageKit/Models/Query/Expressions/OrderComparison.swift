extension SQLExpressible {
  /// `"post"."views" < $1`; text by code points: `"post"."title" COLLATE "C" < $1`
  public static func < (lhs: Self, rhs: Value) -> SQLExpression<Bool> {
    compare(lhs.expression, .less, SQLExpression(rhs))
  }

  /// `"post"."views" < "post"."likes"`
  public static func < (lhs: Self, rhs: some SQLExpressible<Value>) -> SQLExpression<Bool> {
    compare(lhs.expression, .less, rhs.expression)
  }

  /// `"post"."views" <= $1`
  public static func <= (lhs: Self, rhs: Value) -> SQLExpression<Bool> {
    compare(lhs.expression, .lessOrEqual, SQLExpression(rhs))
  }

  /// `"post"."views" <= "post"."likes"`
  public static func <= (lhs: Self, rhs: some SQLExpressible<Value>) -> SQLExpression<Bool> {
    compare(lhs.expression, .lessOrEqual, rhs.expression)
  }

  /// `"post"."views" > $1`
  public static func > (lhs: Self, rhs: Value) -> SQLExpression<Bool> {
    compare(lhs.expression, .greater, SQLExpression(rhs))
  }

  /// `"post"."views" > "post"."likes"`
  public static func > (lhs: Self, rhs: some SQLExpressible<Value>) -> SQLExpression<Bool> {
    compare(lhs.expression, .greater, rhs.expression)
  }

  /// `"post"."views" >= $1`
  public static func >= (lhs: Self, rhs: Value) -> SQLExpression<Bool> {
    compare(lhs.expression, .greaterOrEqual, SQLExpression(rhs))
  }

  /// `"post"."views" >= "post"."likes"`
  public static func >= (lhs: Self, rhs: some SQLExpressible<Value>) -> SQLExpression<Bool> {
    compare(lhs.expression, .greaterOrEqual, rhs.expression)
  }
}

/// Between what may be null and what may not; null is neither less nor greater.
extension SQLExpressible {
  /// `"member"."score" < "post"."views"`
  public static func < (lhs: Self, rhs: some SQLExpressible<Value?>) -> SQLExpression<Bool> {
    compare(lhs.expression, .less, rhs.expression)
  }

  /// `"member"."score" < "post"."views"`
  public static func < <V>(lhs: Self, rhs: some SQLExpressible<V>) -> SQLExpression<Bool> where Value == V? {
    compare(lhs.expression, .less, rhs.expression)
  }

  /// `"member"."score" <= "post"."views"`
  public static func <= (lhs: Self, rhs: some SQLExpressible<Value?>) -> SQLExpression<Bool> {
    compare(lhs.expression, .lessOrEqual, rhs.expression)
  }

  /// `"member"."score" <= "post"."views"`
  public static func <= <V>(lhs: Self, rhs: some SQLExpressible<V>) -> SQLExpression<Bool> where Value == V? {
    compare(lhs.expression, .lessOrEqual, rhs.expression)
  }

  /// `"member"."score" > "post"."views"`
  public static func > (lhs: Self, rhs: some SQLExpressible<Value?>) -> SQLExpression<Bool> {
    compare(lhs.expression, .greater, rhs.expression)
  }

  /// `"member"."score" > "post"."views"`
  public static func > <V>(lhs: Self, rhs: some SQLExpressible<V>) -> SQLExpression<Bool> where Value == V? {
    compare(lhs.expression, .greater, rhs.expression)
  }

  /// `"member"."score" >= "post"."views"`
  public static func >= (lhs: Self, rhs: some SQLExpressible<Value?>) -> SQLExpression<Bool> {
    compare(lhs.expression, .greaterOrEqual, rhs.expression)
  }

  /// `"member"."score" >= "post"."views"`
  public static func >= <V>(lhs: Self, rhs: some SQLExpressible<V>) -> SQLExpression<Bool> where Value == V? {
    compare(lhs.expression, .greaterOrEqual, rhs.expression)
  }
}
