/// `{% debug %}`: the page's variables, in development.
final class DebugNode: Node {
  static func compile(_ parser: Parser, _ token: Token) -> any Node { DebugNode() }

  func render(into renderer: inout Renderer) {
    guard renderer.engine.options.debug else { return }
    let values = renderer.scope.all.sorted { $0.key < $1.key }
    let lines = values.map { "\($0.key.pythonRepresentation): \($0.value.representation())" }
    renderer.write(html: HTMLEscape.escape("{" + lines.joined(separator: ",\n ") + "}\n\n"))
  }
}
