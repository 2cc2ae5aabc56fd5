/// A compiled template: immutable, so that many tasks render it at once.
public final class Template: Sendable {
  /// The name that the loader found it under; nil for one made from a string.
  public let name: String?
  let nodes: NodeList
  let blocks: [String: BlockNode]
  let partials: [String: PartialDefinition]
  /// Whether it extends another.
  private let isChild: Bool

  init(name: String?, nodes: NodeList, parser: Parser) {
    self.name = name
    self.nodes = nodes
    blocks = parser.blocks
    partials = parser.partials.all
    isChild = nodes.extends
  }

  /// The length of its source in bytes.
  var size: Int { nodes.source.text.utf8.count }

  /// Writes the template with its own blocks and states, apart from those of the template that includes it.
  func render(into renderer: inout Renderer) throws {
    let outer = (renderer.template, renderer.blocks, renderer.states, renderer.lineage)
    renderer.template = self
    renderer.lineage = []
    renderer.blocks = isChild ? blocks.mapValues { [$0] } : [:]
    renderer.states = [:]
    defer { (renderer.template, renderer.blocks, renderer.states, renderer.lineage) = outer }
    try nodes.render(into: &renderer)
  }
}
