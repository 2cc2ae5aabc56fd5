/// Reads the words of an `if` tag by operator precedence (Django's `smartif`).
struct ConditionParser {
  private static let maximumDepth = 100
  /// A chain is a tree as deep as it is long.
  private static let maximumWords = 1000

  private let words: [String]
  /// The operand at each word that isn't an operator.
  private let operands: [Int: FilterExpression]
  private var index = 0
  private var depth = 0

  /// Compiles the words behind `if` or `elif`.
  static func parse(_ words: some Sequence<String>, _ parser: Parser) throws -> Condition {
    var conditions = try ConditionParser(words: joined(words), parser: parser)
    let condition = try conditions.expression(above: 0)
    guard conditions.index == conditions.words.count else {
      throw TemplateError(.syntax, "Unused '\(conditions.words[conditions.index])' at end of if expression.")
    }
    return condition
  }

  private init(words: [String], parser: Parser) throws {
    guard words.count <= Self.maximumWords else {
      throw TemplateError(.syntax, "The if expression has more than \(Self.maximumWords) words")
    }
    var operands: [Int: FilterExpression] = [:]
    for (index, word) in words.enumerated() where Self.power(of: word) == 0 {
      operands[index] = try parser.expression(word)
    }
    self.words = words
    self.operands = operands
  }

  /// The words with `is not` and `not in` as one each.
  private static func joined(_ words: some Sequence<String>) -> [String] {
    var result: [String] = []
    for word in words {
      if let last = result.last, (last, word) == ("is", "not") || (last, word) == ("not", "in") {
        result[result.count - 1] = "\(last) \(word)"
      } else {
        result.append(word)
      }
    }
    return result
  }

  private mutating func expression(above power: Int) throws -> Condition {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else {
      throw TemplateError(.syntax, "The if expression is nested more than \(Self.maximumDepth) deep")
    }
    var left = try prefix()
    while index < words.count, Self.power(of: words[index]) > power {
      left = try infix(left)
    }
    return left
  }

  private mutating func prefix() throws -> Condition {
    guard index < words.count else {
      throw TemplateError(.syntax, "Unexpected end of expression in if tag.")
    }
    let word = words[index]
    index += 1
    if word == "not" { return .not(try expression(above: 8)) }
    guard let operand = operands[index - 1] else {
      throw TemplateError(.syntax, "Not expecting '\(word)' in this position in if tag.")
    }
    return .value(operand)
  }

  private mutating func infix(_ left: Condition) throws -> Condition {
    let word = words[index]
    guard word != "not" else {
      throw TemplateError(.syntax, "Not expecting 'not' as infix operator in if tag.")
    }
    index += 1
    let right = try expression(above: Self.power(of: word))
    switch word {
    case "or": return .or(Condition.Sides(left, right))
    case "and": return .and(Condition.Sides(left, right))
    default:
      guard let comparison = Condition.Comparison(rawValue: word) else { return left }
      return .comparison(comparison, Condition.Sides(left, right))
    }
  }

  private static func power(of word: String) -> Int {
    switch word {
    case "or": 6
    case "and": 7
    case "not": 8
    case "in", "not in": 9
    case "is", "is not", "==", "!=", "<", ">", "<=", ">=": 10
    default: 0
    }
  }
}
