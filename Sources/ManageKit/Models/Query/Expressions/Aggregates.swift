/// `MIN` or `MAX` of an expression: `MAX("post"."title" COLLATE "C")`.
private func extreme<Value, Result>(_ name: String, of expression: SQLExpression<Value>) -> SQLExpression<Result> {
  SQLExpression(isNullable: true) { writer in
    // PostgreSQL before 18 has neither of a UUID, whose text has the same order.
    let isUUID = writer.dialect == .postgres && (Value.self as? any FieldValue.Type)?.columnType == .uuid
    writer.text(isUUID ? "CAST(\(name)(CAST(" : "\(name)(")
    expression.writeCollated(to: &writer)
    writer.text(isUUID ? " AS text) COLLATE \"C\") AS uuid)" : ")")
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
    extreme("MIN", of: expression)
  }

  /// The least value, null without one: `MIN("post"."score")`
  public func min<V: Comparable>() -> SQLExpression<Value> where Value == V? {
    extreme("MIN", of: expression)
  }

  /// The greatest value, null without one: `MAX("post"."title" COLLATE "C")`
  public func max() -> SQLExpression<Value?> where Value: Comparable {
    extreme("MAX", of: expression)
  }

  /// The greatest value, null without one: `MAX("post"."score")`
  public func max<V: Comparable>() -> SQLExpression<Value> where Value == V? {
    extreme("MAX", of: expression)
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
      // The factor adds as many places to the quotient.
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
  var isInteger: Bool {
    switch self {
    case .smallInteger, .integer, .bigInteger: true
    default: false
    }
  }
}
