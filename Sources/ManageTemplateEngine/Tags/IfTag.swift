/// `{% if %}…{% elif %}…{% else %}…{% endif %}`.
final class IfNode: Node {
  private let first: Branch
  private let others: [Branch]
  private let otherwise: NodeList?

  private struct Branch {
    let condition: Condition
    let nodes: NodeList

    /// Writes the branch where its condition holds; whether it does.
    func render(into renderer: inout Renderer) throws -> Bool {
      guard try condition.holds(&renderer) else { return false }
      try nodes.render(into: &renderer)
      return true
    }
  }

  private init(_ branches: [Branch], otherwise: NodeList?) {
    first = branches[0]
    others = Array(branches.dropFirst())
    self.otherwise = otherwise
  }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    var branches: [Branch] = []
    var condition = try ConditionParser.parse(try token.words().dropFirst(), parser)
    while true {
      branches.append(Branch(condition: condition, nodes: try parser.parse(until: ["elif", "else", "endif"])))
      let end = try parser.nextToken()
      switch end.name {
      case "elif": condition = try elifCondition(end, parser)
      case "else" where end.contents == "else": return IfNode(branches, otherwise: try otherwise(parser))
      default:
        try check(end)
        return IfNode(branches, otherwise: nil)
      }
    }
  }

  private static func elifCondition(_ token: Token, _ parser: Parser) throws -> Condition {
    do { return try ConditionParser.parse(try token.words().dropFirst(), parser) } catch {
      throw TemplateError(error).located(token.position, in: parser.source)
    }
  }

  private static func otherwise(_ parser: Parser) throws -> NodeList {
    let nodes = try parser.parse(until: ["endif"])
    try check(try parser.nextToken())
    return nodes
  }

  /// Throws where a tag that ends the block has more than its name.
  private static func check(_ end: Token) throws {
    guard end.contents != "endif" else { return }
    throw TemplateError(.syntax, "Malformed template tag at line \(end.position.line): \"\(end.contents)\"")
  }

  func render(into renderer: inout Renderer) throws {
    if try first.render(into: &renderer) { return }
    for branch in others where try branch.render(into: &renderer) { return }
    try otherwise?.render(into: &renderer)
  }
}
