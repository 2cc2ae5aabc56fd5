/// The condition of an `if` tag.
enum Condition: Sendable {
  case value(FilterExpression)
  indirect case not(Condition)
  case and(Sides)
  case or(Sides)
  case comparison(Comparison, Sides)

  /// The operands of an operator: a `let` of a class lends them, where an indirect case would retain them.
  final class Sides: Sendable {
    let left: Condition
    let right: Condition

    init(_ left: Condition, _ right: Condition) {
      self.left = left
      self.right = right
    }
  }

  enum Comparison: String, Sendable {
    case equal = "=="
    case unequal = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case contained = "in"
    case notContained = "not in"
    case same = "is"
    case notSame = "is not"
  }

  /// Whether the condition holds. As in Django what can't be compared doesn't hold, and a missing variable is `None`.
  func holds(_ renderer: inout Renderer) throws -> Bool {
    do {
      return try test(&renderer)
    } catch let error as TemplateError where error.kind == .missingVariable || (error.kind == .render && !isValue) {
      return false
    }
  }

  private var isValue: Bool { if case .value = self { true } else { false } }

  private func evaluate(_ renderer: inout Renderer) throws -> TemplateValue {
    switch self {
    case .value(let expression): return try expression.valueOrNull(&renderer)
    default:
      do {
        return .bool(try test(&renderer))
      } catch let error as TemplateError where error.kind == .missingVariable || error.kind == .render {
        return .bool(false)
      }
    }
  }

  private func test(_ renderer: inout Renderer) throws -> Bool {
    switch self {
    case .value(let expression): return try expression.valueOrNull(&renderer).forced().isTruthy
    case .not(let operand): return try !operand.evaluate(&renderer).forced().isTruthy
    case .and(let sides):
      return try sides.left.evaluate(&renderer).forced().isTruthy && sides.right.evaluate(&renderer).forced().isTruthy
    case .or(let sides):
      return try sides.left.evaluate(&renderer).forced().isTruthy || sides.right.evaluate(&renderer).forced().isTruthy
    case .comparison(let comparison, let sides):
      return try comparison.holds(sides.left.evaluate(&renderer), sides.right.evaluate(&renderer))
    }
  }
}

extension Condition.Comparison {
  fileprivate func holds(_ left: TemplateValue, _ right: TemplateValue) throws -> Bool {
    switch self {
    case .equal: try left.equals(right)
    case .unequal: try !left.equals(right)
    case .less: try left.isLess(than: right) ?? false
    case .greater: try right.isLess(than: left) ?? false
    case .lessOrEqual: try left.isLess(than: right).map { try $0 || left.equals(right) } ?? false
    case .greaterOrEqual: try right.isLess(than: left).map { try $0 || left.equals(right) } ?? false
    case .contained: try right.contains(left) ?? false
    case .notContained: try right.contains(left).map { !$0 } ?? false
    case .same: try left.isIdentical(to: right)
    case .notSame: try !left.isIdentical(to: right)
    }
  }
}

extension TemplateValue {
  /// Python's `is`, as far as values without identity can have it: equal and of one kind.
  fileprivate func isIdentical(to other: TemplateValue) throws -> Bool {
    switch (try forced(), try other.forced()) {
    case (.bool(let left), .bool(let right)): left == right
    case (.bool, _), (_, .bool): false
    case (.int, .double), (.double, .int): false
    case (let left, let right): try left.equals(right)
    }
  }
}
