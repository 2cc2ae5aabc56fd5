/// A tag that Swift code answers with a value.
final class SimpleNode: Node {
  private let arguments: ArgumentList
  private let variable: String?
  private let body: Library.SimpleTag

  init(arguments: ArgumentList, variable: String?, body: @escaping Library.SimpleTag) {
    self.arguments = arguments
    self.variable = variable
    self.body = body
  }

  func render(into renderer: inout Renderer) throws {
    let value = try body(arguments.resolve(&renderer), &renderer)
    guard let variable else { return renderer.write(value.asString) }
    renderer.set(variable, value)
  }
}

/// A tag that Swift code answers with a value, from what stands in its block.
final class SimpleBlockNode: Node {
  private let arguments: ArgumentList
  private let variable: String?
  private let nodes: NodeList
  private let body: Library.SimpleBlockTag

  init(arguments: ArgumentList, variable: String?, nodes: NodeList, body: @escaping Library.SimpleBlockTag) {
    self.arguments = arguments
    self.variable = variable
    self.nodes = nodes
    self.body = body
  }

  func render(into renderer: inout Renderer) throws {
    let content = try renderer.capture { renderer in try nodes.render(into: &renderer) }
    let value = try body(.safe(content), arguments.resolve(&renderer), &renderer)
    guard let variable else { return renderer.write(value.asString) }
    renderer.set(variable, value)
  }
}

/// A tag that writes a template of its own, with the values that Swift code gives.
final class InclusionNode: Node {
  private let arguments: ArgumentList
  private let template: String
  private let body: Library.InclusionTag

  init(arguments: ArgumentList, template: String, body: @escaping Library.InclusionTag) {
    self.arguments = arguments
    self.template = template
    self.body = body
  }

  func render(into renderer: inout Renderer) throws {
    let values = try body(arguments.resolve(&renderer), &renderer)
    let template = try renderer.engine.include(template)
    try renderer.include(template, values.map { ($0.key, $0.value) }, isIsolated: true)
  }
}
