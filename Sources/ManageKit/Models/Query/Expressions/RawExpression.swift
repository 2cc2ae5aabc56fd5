/// An expression in SQL that Swift has no name for; columns keep their tables, and other values are bound.
///
///     Post.select { SQLExpression<Int>(raw: "abs(\($0.views) - \(10))") }    // abs("post"."views" - $1)
public struct RawExpression: ExpressibleByStringInterpolation, Sendable {
  fileprivate let parts: [Selection.Clause]

  /// SQL without values.
  public init(stringLiteral text: String) {
    parts = [{ $0.text(text) }]
  }

  /// SQL with columns and bound values.
  public init(stringInterpolation: Interpolation) {
    parts = stringInterpolation.parts
  }

  /// Collects the parts of an interpolated expression.
  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var parts: [Selection.Clause] = []

    /// Starts an interpolation.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds SQL that stands in the source.
    public mutating func appendLiteral(_ literal: String) {
      parts.append { $0.text(literal) }
    }

    /// Adds a column or an expression.
    public mutating func appendInterpolation(_ expression: some SQLExpressible) {
      let expression = expression.expression
      parts.append { expression.writeOperand(to: &$0, atLeast: .primary) }
    }

    /// Binds `value`.
    public mutating func appendInterpolation(_ value: some DatabaseValueConvertible) {
      let value = value.databaseValue
      parts.append { $0.bind(value) }
    }
  }
}

extension SQLExpression {
  /// An expression in SQL, of a type that is taken on trust.
  public init(raw expression: RawExpression) {
    // In parentheses in other expressions, whatever it is made of.
    self.init(.or, isNullable: true) { writer in expression.parts.forEach { $0(&writer) } }
  }
}
