import ManageGroundwork

/// `{% comment %}…{% endcomment %}`: nothing.
enum CommentTag {
  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    try parser.skip(past: "endcomment")
    return TextNode("")
  }
}

/// `{% verbatim %}…{% endverbatim %}`: the text between, tags and all. The lexer has made text of it.
enum VerbatimTag {
  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let nodes = try parser.parse(until: ["endverbatim"])
    _ = try parser.nextToken()
    return GroupNode(nodes)
  }
}

/// Nodes in place of one.
final class GroupNode: Node {
  private let nodes: NodeList

  init(_ nodes: NodeList) { self.nodes = nodes }

  func render(into renderer: inout Renderer) throws { try nodes.render(into: &renderer) }
}

/// `{% templatetag openblock %}`: the braces themselves.
enum TemplateTagTag {
  private static let texts: KeyValuePairs = [
    "openblock": "{%", "closeblock": "%}", "openvariable": "{{", "closevariable": "}}", "openbrace": "{",
    "closebrace": "}", "opencomment": "{#", "closecomment": "#}",
  ]

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let words = token.contents.words
    guard words.count == 2 else { throw TemplateError(.syntax, "'templatetag' statement takes one argument") }
    guard let text = texts.first(where: { $0.key == words[1] })?.value else {
      let known = texts.map { "'\($0.key)'" }.joined(separator: ", ")
      let message = "Invalid templatetag argument: '\(words[1])'. Must be one of: [\(known)]"
      throw TemplateError(.syntax, message, hint: Suggestion.hint(for: words[1], among: texts.map(\.key)))
    }
    return TextNode(text)
  }
}
