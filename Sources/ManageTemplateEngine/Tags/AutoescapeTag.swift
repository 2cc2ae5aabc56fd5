/// `{% autoescape on %}…{% endautoescape %}`.
final class AutoescapeNode: Node {
  private let isOn: Bool
  private let nodes: NodeList

  init(isOn: Bool, nodes: NodeList) {
    self.isOn = isOn
    self.nodes = nodes
  }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let words = token.contents.words
    guard words.count == 2 else {
      throw TemplateError(.syntax, "'autoescape' tag requires exactly one argument.")
    }
    guard ["on", "off"].contains(words[1]) else {
      throw TemplateError(.syntax, "'autoescape' argument should be 'on' or 'off'")
    }
    let nodes = try parser.parse(until: ["endautoescape"])
    _ = try parser.nextToken()
    return AutoescapeNode(isOn: words[1] == "on", nodes: nodes)
  }

  func render(into renderer: inout Renderer) throws {
    let outer = renderer.autoescape
    renderer.autoescape = isOn
    defer { renderer.autoescape = outer }
    try nodes.render(into: &renderer)
  }
}
