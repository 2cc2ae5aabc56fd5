/// A named part of a template that can be written on its own.
struct PartialDefinition: Sendable {
  let name: String
  let nodes: NodeList
}

/// A partial beside the template that it stands in.
struct TemplatePartial: Includable {
  let template: Template
  let definition: PartialDefinition

  func render(into renderer: inout Renderer) throws {
    let outer = renderer.template
    renderer.template = template
    defer { renderer.template = outer }
    try definition.nodes.render(into: &renderer)
  }
}

/// `{% partialdef row inline %}…{% endpartialdef %}`.
enum PartialDefTag {
  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let words = try token.words()
    guard words.count > 1 else { throw TemplateError(.syntax, "'partialdef' tag requires a name") }
    guard words.count <= 3 else { throw TemplateError(.syntax, "'partialdef' tag takes at most 2 arguments") }
    guard words.count == 2 || words[2] == "inline" else {
      let message = "The 'inline' argument does not have any parameters; either use 'inline' or remove it completely."
      throw TemplateError(.syntax, message)
    }
    let name = words[1]
    let nodes = try parser.parse(until: ["endpartialdef", "endpartialdef \(name)"])
    let end = try parser.nextToken()
    let accepted = ["endpartialdef", "endpartialdef \(name)"]
    guard accepted.contains(end.contents) else {
      throw parser.invalidTag(end, name: "endpartialdef", expected: accepted)
    }
    guard parser.partials[name] == nil else {
      throw TemplateError(.syntax, "Partial '\(name)' is already defined in the template.")
    }
    parser.partials[name] = PartialDefinition(name: name, nodes: nodes)
    return words.count == 3 ? GroupNode(nodes) : TextNode("")
  }
}

/// `{% partial row %}`.
final class PartialNode: Node {
  private let name: String

  init(name: String) { self.name = name }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let words = try token.words()
    guard words.count == 2 else { throw TemplateError(.syntax, "'partial' tag requires a single argument") }
    return PartialNode(name: words[1])
  }

  func render(into renderer: inout Renderer) throws {
    guard let definition = renderer.template.partials[name] else {
      let hint = Suggestion.hint(for: name, among: renderer.template.partials.keys)
      throw TemplateError(.syntax, "Partial '\(name)' is not defined in the current template.", hint: hint)
    }
    try definition.nodes.render(into: &renderer)
  }
}
