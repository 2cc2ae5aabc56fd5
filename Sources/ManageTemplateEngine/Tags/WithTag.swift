/// `{% with total=posts|length %}…{% endwith %}`.
final class WithNode: Node {
  private let assignments: [Assignment]
  private let nodes: NodeList

  init(assignments: [Assignment], nodes: NodeList) {
    self.assignments = assignments
    self.nodes = nodes
  }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let words = try token.words()
    var rest = words.dropFirst()
    var assignments = try Assignment.parse(&rest, parser)
    if assignments.isEmpty { assignments = try Assignment.parseOldForm(&rest, parser) }
    guard !assignments.isEmpty else {
      throw TemplateError(.syntax, "'\(words[0])' expected at least one variable assignment")
    }
    if let word = rest.first {
      throw TemplateError(.syntax, "'\(words[0])' received an invalid token: \(word.pythonRepresentation)")
    }
    let nodes = try parser.parse(until: ["endwith"])
    _ = try parser.nextToken()
    return WithNode(assignments: assignments, nodes: nodes)
  }

  func render(into renderer: inout Renderer) throws {
    let values = try assignments.map { ($0.name, try $0.expression.value(&renderer)) }
    try renderer.scoped { renderer in
      for (name, value) in values { renderer.set(name, value) }
      try nodes.render(into: &renderer)
    }
  }
}
