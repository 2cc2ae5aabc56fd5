/// Nodes in order, with their places for errors.
public struct NodeList: Sendable {
  let source: Source
  let extends: Bool
  private let root: (any Node)?
  /// The literal text behind the last node.
  private let end: [UInt8]

  init(_ nodes: [(node: any Node, position: Position)], in source: Source) {
    self.source = source
    extends = nodes.contains { $0.node is ExtendsNode }
    var parts: [any Node] = []
    var text: [UInt8] = []
    for (node, position) in nodes {
      if let node = node as? TextNode {
        text += node.bytes
      } else {
        parts.append(PlacedNode(text: text, node: node, position: position, source: source))
        text = []
      }
    }
    root = Self.tree(parts[...])
    end = text
  }

  private static func tree(_ parts: ArraySlice<any Node>) -> (any Node)? {
    guard parts.count > 1 else { return parts.first }
    let middle = parts.startIndex + parts.count / 2
    guard let first = tree(parts[..<middle]), let second = tree(parts[middle...]) else { return nil }
    return NodePair(first, second)
  }

  /// Writes each node's output. Errors get the place of the innermost node.
  public func render(into renderer: inout Renderer) throws {
    try renderer.enter()
    defer { renderer.leave() }
    try root?.render(into: &renderer)
    renderer.write(end)
  }
}

/// Two parts of a list. A `let` lends its object, where an array's element would be retained: threads that render one
/// template would wait for each other at that count.
private final class NodePair: Node {
  private let first: any Node
  private let second: any Node

  init(_ first: any Node, _ second: any Node) {
    self.first = first
    self.second = second
  }

  func render(into renderer: inout Renderer) throws {
    try first.render(into: &renderer)
    try second.render(into: &renderer)
  }
}

/// A node with the literal text in front of it, and its place for errors.
private final class PlacedNode: Node {
  private let text: [UInt8]
  private let node: any Node
  private let position: Position
  private let source: Source

  init(text: [UInt8], node: any Node, position: Position, source: Source) {
    self.text = text
    self.node = node
    self.position = position
    self.source = source
  }

  func render(into renderer: inout Renderer) throws {
    renderer.write(text)
    do { try node.render(into: &renderer) } catch {
      throw TemplateError(error).located(position, in: source)
    }
  }
}
