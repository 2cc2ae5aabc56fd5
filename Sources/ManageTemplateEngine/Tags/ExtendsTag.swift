/// `{% extends "base.html" %}`: the rest of the template gives blocks to another.
final class ExtendsNode: Node {
  private let parent: FilterExpression

  init(parent: FilterExpression) { self.parent = parent }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let words = try token.words()
    guard words.count == 2 else { throw TemplateError(.syntax, "'\(words[0])' takes one argument") }
    let name = try RelativeName.resolve(words[1], in: parser.source.name, mayBeItself: false)
    let parent = try parser.expression(name)
    let nodes = try parser.parse()
    guard !nodes.extends else {
      throw TemplateError(.syntax, "'extends' cannot appear more than once in the same template")
    }
    return ExtendsNode(parent: parent)
  }

  func render(into renderer: inout Renderer) throws {
    let value = try parent.value(&renderer)
    guard value.isTruthy else { throw invalidName(value) }
    let name = value.text
    guard !renderer.lineage.contains(name), name != renderer.template.name else {
      throw TemplateError(.missingTemplate, name, hint: "a template can't extend itself")
    }
    let template = try renderer.engine.template(named: name)
    let outer = (renderer.template, renderer.lineage)
    if let name = renderer.template.name { renderer.lineage.append(name) }
    renderer.template = template
    defer { (renderer.template, renderer.lineage) = outer }
    for (name, block) in template.blocks { renderer.blocks[name, default: []].append(block) }
    try template.nodes.render(into: &renderer)
  }

  private func invalidName(_ name: TemplateValue) -> TemplateError {
    var message = "Invalid template name in 'extends' tag: \(name.representation())."
    if !parent.isLiteral { message += " Got this from the '\(parent.text)' variable." }
    return TemplateError(.syntax, message)
  }
}
