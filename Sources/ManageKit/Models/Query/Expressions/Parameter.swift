/// A value that a prepared query is passed at each run; see ``Model/prepared(_:)``.
public struct Parameter<Value: DatabaseValueConvertible>: SQLExpressible {
  let index: Int

  /// `$1`
  public var expression: SQLExpression<Value> {
    SQLExpression { [index] in $0.bind(.parameter(index, { $0 })) }
  }
}
