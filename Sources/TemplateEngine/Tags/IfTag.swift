/// `{% if %}…{% elif %}…{% else %}…{% endif %}`.
final class IfNode: Node {
  private let branches: [(condition: Condition?, nodes: NodeList)]

  init(branches: [(condition: Condition?, nodes: NodeList)]) { self.branches = branches }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    var branches: [(Condition?, NodeList)] = []
    var condition: Condition? = try ConditionParser.parse(try token.words().dropFirst(), parser)
    while true {
      let ends = condition == nil ? ["endif"] : ["elif", "else", "endif"]
      branches.append((condition, try parser.parse(until: ends)))
      let end = try parser.nextToken()
      switch end.name {
      case "elif": condition = try elifCondition(end, parser)
      case "else" where end.contents == "else": condition = nil
      case "endif" where end.contents == "endif": return IfNode(branches: branches)
      default:
        throw TemplateError(.syntax, "Malformed template tag at line \(end.position.line): \"\(end.contents)\"")
      }
    }
  }

  private static func elifCondition(_ token: Token, _ parser: Parser) throws -> Condition {
    do { return try ConditionParser.parse(try token.words().dropFirst(), parser) } catch {
      throw TemplateError(error).located(token.position, in: parser.source)
    }
  }

  func render(into renderer: inout Renderer) throws {
    for branch in branches {
      guard try branch.condition?.holds(&renderer) ?? true else { continue }
      return try branch.nodes.render(into: &renderer)
    }
  }
}
