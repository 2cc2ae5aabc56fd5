/// Reads a `Plural-Forms` expression.
struct PluralRuleParser {
  private static let maximumDepth = 50
  private static let signs: [PluralRule.Operator] = [
    .or, .and, .equal, .unequal, .lessOrEqual, .greaterOrEqual, .less, .greater, .plus, .minus, .times, .divided,
    .remainder,
  ]

  private var rest: Substring
  private var depth = 0

  /// The rule of an expression such as `n != 1`; nil where it can't be read.
  static func rule(_ expression: String) -> PluralRule? {
    var parser = PluralRuleParser(rest: expression.filter { !$0.isWhitespace }[...])
    guard let rule = parser.choice(), parser.rest.isEmpty else { return nil }
    return rule
  }

  private mutating func choice() -> PluralRule? {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth, let condition = binary(above: 0) else { return nil }
    guard take("?") else { return condition }
    guard let yes = choice(), take(":"), let no = choice() else { return nil }
    return .choice(condition, yes, no)
  }

  private mutating func binary(above precedence: Int) -> PluralRule? {
    guard var left = operand() else { return nil }
    while let sign = Self.signs.first(where: { rest.hasPrefix($0.rawValue) }), sign.precedence > precedence {
      rest.removeFirst(sign.rawValue.count)
      guard let right = binary(above: sign.precedence) else { return nil }
      left = .binary(sign, left, right)
    }
    return left
  }

  private mutating func operand() -> PluralRule? {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else { return nil }
    if take("n") { return .number }
    if take("!") { return operand().map { .not($0) } }
    if take("(") {
      guard let rule = choice(), take(")") else { return nil }
      return rule
    }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    return Int(digits).map { .constant($0) }
  }

  private mutating func take(_ character: Character) -> Bool {
    guard rest.first == character else { return false }
    rest.removeFirst()
    return true
  }
}
