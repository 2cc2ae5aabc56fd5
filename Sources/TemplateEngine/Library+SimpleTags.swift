extension Library {
  /// What answers a simple tag.
  public typealias SimpleTag = @Sendable (TagArguments, inout Renderer) throws -> TemplateValue
  /// What answers a simple block tag; the content is safe text.
  public typealias SimpleBlockTag = @Sendable (TemplateValue, TagArguments, inout Renderer) throws -> TemplateValue
  /// What gives an inclusion tag's template its values.
  public typealias InclusionTag = @Sendable (TagArguments, inout Renderer) throws -> Values

  /// Registers a tag that shows a value, or with `as name` sets a variable to it. The value is escaped.
  public mutating func simpleTag(_ name: String, _ body: @escaping SimpleTag) {
    tag(name) { parser, token in
      var words = try token.words().dropFirst()
      let variable = words.removeVariable()
      return SimpleNode(arguments: try ArgumentList(words, tag: name, parser), variable: variable, body: body)
    }
  }

  /// Registers a tag that shows what it makes of its block's content; the block ends with `end` and its name.
  public mutating func simpleBlockTag(_ name: String, _ body: @escaping SimpleBlockTag) {
    tag(name) { parser, token in
      var words = try token.words().dropFirst()
      let variable = words.removeVariable()
      let arguments = try ArgumentList(words, tag: name, parser)
      let nodes = try parser.parse(until: ["end" + name])
      _ = try parser.nextToken()
      return SimpleBlockNode(arguments: arguments, variable: variable, nodes: nodes, body: body)
    }
  }

  /// Registers a tag that writes a template; it sees the given values alone, and the page's `csrf_token`.
  public mutating func inclusionTag(_ name: String, template: String, _ body: @escaping InclusionTag) {
    tag(name) { parser, token in
      let arguments = try ArgumentList(try token.words().dropFirst(), tag: name, parser)
      return InclusionNode(arguments: arguments, template: template, body: body)
    }
  }
}
