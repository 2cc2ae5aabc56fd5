/// Two numbers and what is done with them; SQLite's decimals, kept as text, by the functions of `SQLiteFunctions`.
private func compute<Value, Other, Result>(
  _ lhs: SQLExpression<Value>, _ sign: String, _ function: String, _ rhs: SQLExpression<Other>
) -> SQLExpression<Result> {
  SQLExpression(.arithmetic, isNullable: lhs.isNullable || rhs.isNullable) { writer in
    let isFunction = writer.dialect == .sqlite && lhs.comparison == .decimal
    if isFunction { writer.text("\(function)(") }
    lhs.writeOperand(to: &writer, atLeast: .primary)
    writer.text(isFunction ? ", " : " \(sign) ")
    rhs.writeOperand(to: &writer, atLeast: .primary)
    if isFunction { writer.text(")") }
  }
}

/// The same number with 64 bits: of two columns of 32 bits PostgreSQL's sum would have 32, unlike SQLite's and Swift's.
private func widened<Value: ArithmeticValue>(_ number: SQLExpression<Value>) -> SQLExpression<Value> {
  SQLExpression(isNullable: number.isNullable, collation: number.collation) { writer in
    let isCast = writer.dialect == .postgres && Value.columnType.isInteger
    guard isCast else { return number.writeOperand(to: &writer, atLeast: .primary) }
    writer.text("CAST(")
    number.write(&writer)
    writer.text(" AS bigint)")
  }
}

/// A zero divisor makes null on both databases: `NULLIF("post"."views", 0)`.
private func nullIfZero<Value>(_ divisor: SQLExpression<Value>) -> SQLExpression<Value> {
  SQLExpression(isNullable: true) { writer in
    writer.text("NULLIF(")
    divisor.write(&writer)
    writer.text(", 0)")
  }
}

private func divisor<Value: DatabaseValueConvertible>(_ value: Value) -> SQLExpression<Value> {
  switch value.databaseValue {
  case .integer(0), .double(0): SQLExpression { $0.fail(.divisionByZero) }
  default: SQLExpression(value)
  }
}

extension SQLExpressible where Value: ArithmeticValue {
  /// `"post"."views" + $1`
  public static func + (lhs: Self, rhs: Value) -> SQLExpression<Value> {
    compute(lhs.expression, "+", "manage_decimal_add", SQLExpression(rhs))
  }

  /// `"post"."views" + "post"."likes"`; on PostgreSQL whole numbers with 64 bits, `CAST("post"."views" AS bigint) + …`
  public static func + (lhs: Self, rhs: some SQLExpressible<Value>) -> SQLExpression<Value> {
    compute(widened(lhs.expression), "+", "manage_decimal_add", rhs.expression)
  }

  /// `"post"."views" - $1`
  public static func - (lhs: Self, rhs: Value) -> SQLExpression<Value> {
    compute(lhs.expression, "-", "manage_decimal_subtract", SQLExpression(rhs))
  }

  /// `"post"."views" - "post"."likes"`; with 64 bits as for `+`
  public static func - (lhs: Self, rhs: some SQLExpressible<Value>) -> SQLExpression<Value> {
    compute(widened(lhs.expression), "-", "manage_decimal_subtract", rhs.expression)
  }

  /// `"post"."views" * $1`
  public static func * (lhs: Self, rhs: Value) -> SQLExpression<Value> {
    compute(lhs.expression, "*", "manage_decimal_multiply", SQLExpression(rhs))
  }

  /// `"line"."price" * "line"."discount"`; with 64 bits as for `+`
  public static func * (lhs: Self, rhs: some SQLExpressible<Value>) -> SQLExpression<Value> {
    compute(widened(lhs.expression), "*", "manage_decimal_multiply", rhs.expression)
  }
}

extension SQLExpressible where Value: DivisibleValue {
  /// `"post"."views" / $1`; whole numbers are cut towards zero. A zero is refused with `QueryError.divisionByZero`.
  public static func / (lhs: Self, rhs: Value) -> SQLExpression<Value> {
    compute(lhs.expression, "/", "", divisor(rhs))
  }

  /// `"post"."likes" / NULLIF("post"."views", 0)`: null where the divisor is zero
  public static func / (lhs: Self, rhs: some SQLExpressible<Value>) -> SQLExpression<Value?> {
    compute(lhs.expression, "/", "", nullIfZero(rhs.expression))
  }

  /// `"post"."likes" / NULLIF("post"."views", 0)`: null where the divisor is zero
  public static func / <V>(lhs: Self, rhs: some SQLExpressible<Value>) -> SQLExpression<Value> where Value == V? {
    compute(lhs.expression, "/", "", nullIfZero(rhs.expression))
  }
}

extension SQLExpressible where Value: IntegerValue {
  /// `"post"."views" % $1`; the sign is the dividend's. A zero is refused with `QueryError.divisionByZero`.
  public static func % (lhs: Self, rhs: Value) -> SQLExpression<Value> {
    compute(lhs.expression, "%", "", divisor(rhs))
  }
}

extension SQLExpressible {
  /// `COALESCE("post"."score", $1)`
  public static func ?? <V>(lhs: Self, rhs: V) -> SQLExpression<V> where Value == V? {
    coalesce(lhs.expression, SQLExpression<V>(rhs))
  }

  /// `COALESCE("post"."nickname", "post"."name")`
  public static func ?? <V>(lhs: Self, rhs: some SQLExpressible<V>) -> SQLExpression<V> where Value == V? {
    coalesce(lhs.expression, rhs.expression)
  }
}

private func coalesce<V>(_ lhs: SQLExpression<V?>, _ rhs: SQLExpression<V>) -> SQLExpression<V> {
  SQLExpression(isNullable: rhs.isNullable) { writer in
    writer.text("COALESCE(")
    lhs.write(&writer)
    writer.text(", ")
    rhs.write(&writer)
    writer.text(")")
  }
}

extension SQLExpression where Value: ArithmeticValue {
  /// In an update: `"views" = "post"."views" + $1`
  public static func += (lhs: inout Self, rhs: Value) {
    lhs = lhs + rhs
  }

  /// In an update: `"views" = "post"."views" - $1`
  public static func -= (lhs: inout Self, rhs: Value) {
    lhs = lhs - rhs
  }

  /// In an update: `"views" = "post"."views" * $1`
  public static func *= (lhs: inout Self, rhs: Value) {
    lhs = lhs * rhs
  }
}
