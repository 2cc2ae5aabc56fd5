/// A compiled piece of a template. Conforming classes are immutable: one serves many renders at once.
public protocol Node: AnyObject, Sendable {
  /// Writes the node's output.
  func render(into renderer: inout Renderer) throws
}

/// Nodes in order, with their places for errors.
public struct NodeList: Sendable {
  let nodes: [any Node]
  let positions: [Position]
  let source: Source

  /// Writes each node's output. Errors get the place of the innermost node.
  public func render(into renderer: inout Renderer) throws {
    try renderer.enter()
    defer { renderer.leave() }
    for index in nodes.indices {
      do { try nodes[index].render(into: &renderer) } catch {
        throw TemplateError(error).located(positions[index], in: source)
      }
    }
  }
}

/// Literal text.
final class TextNode: Node {
  private let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  func render(into renderer: inout Renderer) { renderer.write(bytes) }
}

/// `{{ expression }}`.
final class VariableNode: Node {
  private let expression: FilterExpression

  init(_ expression: FilterExpression) { self.expression = expression }

  func render(into renderer: inout Renderer) throws {
    renderer.write(try expression.value(&renderer))
  }
}
