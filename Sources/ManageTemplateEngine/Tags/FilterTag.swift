import ManageGroundwork

/// `{% filter upper %}…{% endfilter %}`.
final class FilterNode: Node {
  private static let variable = "var"
  private let expression: FilterExpression
  private let nodes: NodeList

  init(expression: FilterExpression, nodes: NodeList) {
    self.expression = expression
    self.nodes = nodes
  }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let rest = token.contents.dropFirst(token.name.count).trimmingPythonWhitespace()
    let expression = try parser.expression("\(variable)|\(rest)")
    for name in expression.filterNames where name == "escape" || name == "safe" {
      throw TemplateError(.syntax, "\"filter \(name)\" is not permitted. Use the \"autoescape\" tag instead.")
    }
    let nodes = try parser.parse(until: ["endfilter"])
    _ = try parser.nextToken()
    return FilterNode(expression: expression, nodes: nodes)
  }

  func render(into renderer: inout Renderer) throws {
    let text = try renderer.capture { renderer in try nodes.render(into: &renderer) }
    try renderer.scoped { renderer in
      renderer.set(Self.variable, .safe(text))
      renderer.write(html: try expression.value(&renderer).textArgument(of: "filter"))
    }
  }
}
