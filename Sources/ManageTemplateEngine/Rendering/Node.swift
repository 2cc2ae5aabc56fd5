/// A compiled piece of a template. Conforming classes are immutable: one serves many renders at once.
public protocol Node: AnyObject, Sendable {
  /// Writes the node's output.
  func render(into renderer: inout Renderer) throws
}

/// Literal text.
final class TextNode: Node {
  let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  func render(into renderer: inout Renderer) { renderer.write(bytes) }
}

/// `{{ expression }}`.
final class VariableNode: Node {
  private let expression: FilterExpression

  init(_ expression: FilterExpression) { self.expression = expression }

  func render(into renderer: inout Renderer) throws {
    // Worked out here, where it may fail.
    let value = try expression.value(&renderer).forced()
    if case .object(let object) = value, let markup = try object.templateMarkup() {
      renderer.write(html: markup)
    } else {
      renderer.write(value)
    }
  }
}
