/// `{% block name %}…{% endblock %}`: a part that child templates replace.
final class BlockNode: Node {
  let name: String
  private let nodes: NodeList

  init(name: String, nodes: NodeList) {
    self.name = name
    self.nodes = nodes
  }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let words = token.contents.words
    guard words.count == 2 else { throw TemplateError(.syntax, "'\(words[0])' tag takes only one argument") }
    let name = words[1]
    guard parser.blocks[name] == nil, !parser.openBlocks.contains(name) else {
      throw TemplateError(.syntax, "'block' tag with name '\(name)' appears more than once")
    }
    parser.openBlocks.insert(name)
    let nodes = try parser.parse(until: ["endblock"])
    let end = try parser.nextToken()
    let accepted = ["endblock", "endblock \(name)"]
    guard accepted.contains(end.contents) else {
      throw parser.invalidTag(end, name: "endblock", expected: accepted)
    }
    let node = BlockNode(name: name, nodes: nodes)
    parser.blocks[name] = node
    return node
  }

  /// Writes the youngest template's block of this name.
  func render(into renderer: inout Renderer) throws {
    try (renderer.blocks[name]?.first ?? self).render(level: 0, into: &renderer)
  }

  /// Writes this block as the one of a level, from which `block.super` goes up by one.
  func render(level: Int, into renderer: inout Renderer) throws {
    try renderer.scoped { renderer in
      renderer.scope.set("block", .block(name: name, level: level))
      try nodes.render(into: &renderer)
    }
  }
}
