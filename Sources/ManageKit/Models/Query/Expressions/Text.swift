/// Text, or text that may be null.
public protocol TextValue: FieldValue {}

extension String: TextValue {}
extension Optional: TextValue where Wrapped: TextValue {}

extension SQLExpressible where Value: TextValue {
  /// `"user"."first_name" || $1`
  public static func + (lhs: Self, rhs: Value) -> SQLExpression<Value> {
    concatenate(lhs.expression, SQLExpression(rhs))
  }

  /// `"user"."first_name" || "user"."last_name"`
  public static func + (lhs: Self, rhs: some SQLExpressible<Value>) -> SQLExpression<Value> {
    concatenate(lhs.expression, rhs.expression)
  }

  /// The text in small letters, for comparisons that ignore case; the same on both databases whatever their locale is:
  /// each letter by itself (`ß` stays `ß`, `İ` becomes `i`), and the Greek final `ς` is a `σ`.
  ///
  /// PostgreSQL: `lower(translate("user"."name", 'İΣς', 'iσσ') COLLATE "und-x-icu")`, SQLite:
  /// `manage_fold("user"."name")`
  ///
  /// PostgreSQL must be built with ICU and its database encoded in UTF-8, as packages and hosts have it.
  public func caseFolded() -> SQLExpression<Value> {
    let expression = expression
    return SQLExpression(isNullable: expression.isNullable) { writer in
      writer.folded { expression.write(&$0) }
    }
  }

  /// The number of characters, as code points: `length("post"."title")`
  public func length() -> SQLExpression<Int> {
    let expression = expression
    return SQLExpression(isNullable: expression.isNullable) { writer in
      writer.text("length(")
      expression.write(&writer)
      writer.text(")")
    }
  }
}

extension SQLExpression where Value: TextValue {
  /// In an update: `"title" = "post"."title" || $1`
  public static func += (lhs: inout Self, rhs: Value) {
    lhs = lhs + rhs
  }
}

private func concatenate<Value>(_ lhs: SQLExpression<Value>, _ rhs: SQLExpression<Value>) -> SQLExpression<Value> {
  SQLExpression(.arithmetic, isNullable: lhs.isNullable || rhs.isNullable) { writer in
    lhs.writeOperand(to: &writer, atLeast: .primary)
    writer.text(" || ")
    rhs.writeOperand(to: &writer, atLeast: .primary)
  }
}

extension SQLWriter {
  /// Adds what `write` adds, in small letters.
  mutating func folded(_ write: (inout SQLWriter) -> Void) {
    text(dialect == .sqlite ? "manage_fold(" : "lower(translate(")
    write(&self)
    text(dialect == .sqlite ? ")" : ", 'İΣς', 'iσσ') COLLATE \"und-x-icu\")")
  }
}
