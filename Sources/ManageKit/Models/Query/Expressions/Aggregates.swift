/// A function of SQL over one expression: `SUM("post"."views")`.
private func call<Value, Result>(
  _ expression: SQLExpression<Value>, isNullable: Bool = true, collation: Collation? = nil, before: String,
  after: String = ")", collated: Bool = false
) -> SQLExpression<Result> {
  SQLExpression(isNullable: isNullable, collation: collation) { writer in
    writer.text(before)
    if collated { expression.writeCollated(to: &writer) } else { expression.write(&writer) }
    writer.text(after)
  }
}

extension SQLExpressible {
  /// How many rows have a value here: `COUNT("post"."score")`, or how many different ones: `COUNT(DISTINCT …)`
  public func count(distinct: Bool = false) -> SQLExpression<Int> {
    let expression = expression
    return SQLExpression(isNullable: false) { writer in
      writer.text(distinct ? "COUNT(DISTINCT " : "COUNT(")
      expression.writeCollatedForEquality(to: &writer)
      writer.text(")")
    }
  }

  /// The least value, null without one: `MIN("post"."title" COLLATE "C")`
  public func min() -> SQLExpression<Value?> where Value: Comparable {
    call(expression, before: "MIN(", collated: true)
  }

  /// The least value, null without one: `MIN("post"."score")`
  public func min<V: Comparable>() -> SQLExpression<Value> where Value == V? {
    call(expression, before: "MIN(", collated: true)
  }

  /// The greatest value, null without one: `MAX("post"."title" COLLATE "C")`
  public func max() -> SQLExpression<Value?> where Value: Comparable {
    call(expression, before: "MAX(", collated: true)
  }

  /// The greatest value, null without one: `MAX("post"."score")`
  public func max<V: Comparable>() -> SQLExpression<Value> where Value == V? {
    call(expression, before: "MAX(", collated: true)
  }
}

extension SQLExpressible where Value: ArithmeticValue {
  /// The sum, null without rows: `CAST(SUM("post"."views") AS bigint)`; of decimals exactly, on SQLite
  /// `manage_decimal_sum("line"."price")`.
  public func sum() -> SQLExpression<Value.Sum?> {
    let expression = expression
    return SQLExpression(isNullable: true) { $0.sum(of: expression) }
  }

  /// The average, null without rows, alike on both databases: `CAST(SUM("post"."views") AS double precision) /
  /// COUNT("post"."views")`; of decimals rounded to 16 places.
  public func average() -> SQLExpression<Value.Average?> {
    let expression = expression
    return SQLExpression(.arithmetic, isNullable: true) { $0.average(of: expression) }
  }
}

extension SQLWriter {
  fileprivate mutating func sum<Value: ArithmeticValue>(of expression: SQLExpression<Value>) {
    let isInteger = Value.columnType.isInteger
    switch (dialect, expression.comparison) {
    case (.sqlite, .decimal): text("manage_decimal_sum(")
    case (.postgres, _) where isInteger: text("CAST(SUM(")
    default: text("SUM(")
    }
    expression.write(&self)
    text(dialect == .postgres && isInteger ? ") AS bigint)" : ")")
  }

  fileprivate mutating func average<Value: ArithmeticValue>(of expression: SQLExpression<Value>) {
    switch (dialect, expression.comparison) {
    case (.sqlite, .decimal):
      text("manage_decimal_average(")
      expression.write(&self)
      text(")")
    case (.postgres, .decimal):
      // The factor gives the quotient as many places.
      text("ROUND(SUM(")
      expression.write(&self)
      text(") * 1.00000000000000000000 / COUNT(")
      expression.write(&self)
      text("), 16)")
    default:
      text("CAST(SUM(")
      expression.write(&self)
      text(") AS \(dialect == .sqlite ? "REAL" : "double precision")) / COUNT(")
      expression.write(&self)
      text(")")
    }
  }
}

extension ColumnType {
  /// Whether it holds whole numbers.
  fileprivate var isInteger: Bool {
    switch self {
    case .smallInteger, .integer, .bigInteger: true
    default: false
    }
  }
}
