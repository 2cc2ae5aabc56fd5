import ManageGroundwork

/// `{% spaceless %}…{% endspaceless %}`: takes out white space between HTML tags.
final class SpacelessNode: Node {
  private let nodes: NodeList

  init(nodes: NodeList) { self.nodes = nodes }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let nodes = try parser.parse(until: ["endspaceless"])
    _ = try parser.nextToken()
    return SpacelessNode(nodes: nodes)
  }

  func render(into renderer: inout Renderer) throws {
    let text = try renderer.capture { renderer in try nodes.render(into: &renderer) }
    renderer.write(html: Self.joined(text.trimmingPythonWhitespace()))
  }

  static func joined(_ text: String) -> String {
    var result: [Unicode.Scalar] = []
    var closed: Int?
    for scalar in text.unicodeScalars {
      if scalar == "<", let end = closed { result.removeSubrange(end...) }
      result.append(scalar)
      if scalar == ">" {
        closed = result.count
      } else if !scalar.isPythonWhitespace {
        closed = nil
      }
    }
    return String(String.UnicodeScalarView(result))
  }
}
