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
    renderer.write(html: Self.joined(text.trimmingWhitespace()))
  }

  static func joined(_ text: String) -> String {
    var result: [UInt8] = []
    var closed: Int?
    for byte in text.utf8 {
      if byte == UInt8(ascii: "<"), let end = closed { result.removeSubrange(end...) }
      result.append(byte)
      if byte == UInt8(ascii: ">") {
        closed = result.count
      } else if ![0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D].contains(byte) {
        closed = nil
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
