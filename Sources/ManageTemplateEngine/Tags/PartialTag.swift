import ManageGroundwork
import Synchronization

/// A named part of a template that can be written on its own.
struct PartialDefinition: Sendable {
  let name: String
  let nodes: NodeList
}

/// A partial next to the template that it stands in.
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

/// The partials of a template, of which a tag may name one that is defined after it.
final class PartialTable: Sendable {
  private let definitions = Mutex<[String: PartialDefinition]>([:])

  var all: [String: PartialDefinition] { definitions.withLock { $0 } }

  subscript(name: String) -> PartialDefinition? { definitions.withLock { $0[name] } }

  /// Adds a partial; false where there is one of that name.
  func add(_ definition: PartialDefinition) -> Bool {
    definitions.withLock { definitions in
      guard definitions[definition.name] == nil else { return false }
      definitions[definition.name] = definition
      return true
    }
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
    guard parser.partials.add(PartialDefinition(name: name, nodes: nodes)) else {
      let place = parser.source.name ?? "<unknown source>"
      throw TemplateError(.syntax, "Partial '\(name)' is already defined in the '\(place)' template.")
    }
    return words.count == 3 ? GroupNode(nodes) : TextNode("")
  }
}

/// `{% partial row %}`.
final class PartialNode: Node {
  private let name: String
  private let partials: PartialTable

  init(name: String, partials: PartialTable) {
    self.name = name
    self.partials = partials
  }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let words = try token.words()
    guard words.count == 2 else { throw TemplateError(.syntax, "'partial' tag requires a single argument") }
    return PartialNode(name: words[1], partials: parser.partials)
  }

  func render(into renderer: inout Renderer) throws {
    guard let definition = partials[name] else {
      let hint = Suggestion.hint(for: name, among: partials.all.keys)
      throw TemplateError(.syntax, "Partial '\(name)' is not defined in the current template.", hint: hint)
    }
    try definition.nodes.render(into: &renderer)
  }
}
