extension Library {
  /// A simple tag's function.
  public typealias SimpleTag = @Sendable (TagArguments, inout Renderer) throws -> TemplateValue
  /// A simple block tag's function; the content is safe text.
  public typealias SimpleBlockTag = @Sendable (TemplateValue, TagArguments, inout Renderer) throws -> TemplateValue
  /// Supplies the values of an inclusion tag's template.
  public typealias InclusionTag = @Sendable (TagArguments, inout Renderer) throws -> Values

  /// Registers a tag that shows a value, or with `as name` sets a variable to it. The value is escaped.
  ///
  ///     // {% stars 4 %} and {% stars 4 of=10 as shown %}
  ///     library.simpleTag("stars", ["count", .optional("of", 5)]) { arguments, _ in
  ///       .string("\(arguments["count"]) of \(arguments["of"])")
  ///     }
  ///
  /// Where parameters are named, other arguments don't compile; without them any arguments do.
  public mutating func simpleTag(
    _ name: String, _ parameters: TagParameters? = nil, _ body: @escaping SimpleTag
  ) {
    tag(name) { parser, token in
      var words = try token.words().dropFirst()
      let variable = words.removeVariable()
      let arguments = try ArgumentList(words, tag: name, parser, parameters)
      return SimpleNode(arguments: arguments, variable: variable, body: body)
    }
  }

  /// Registers a tag that shows what it makes of its block's content; the block ends with `end` and its name.
  ///
  ///     // {% note "warning" %}Mind the <b>step</b>{% endnote %}
  ///     library.simpleBlockTag("note", ["kind"]) { content, arguments, _ in
  ///       try HTMLFormat.html("<p class=\"{}\">{}</p>", [arguments["kind"] ?? nil, content])
  ///     }
  public mutating func simpleBlockTag(
    _ name: String, _ parameters: TagParameters? = nil, end: String? = nil, _ body: @escaping SimpleBlockTag
  ) {
    tag(name) { parser, token in
      var words = try token.words().dropFirst()
      let variable = words.removeVariable()
      let nodes = try parser.parse(until: [end ?? "end" + name])
      _ = try parser.nextToken()
      let arguments = try ArgumentList(words, tag: name, parser, parameters)
      return SimpleBlockNode(arguments: arguments, variable: variable, nodes: nodes, body: body)
    }
  }

  /// Registers a tag that writes a template; it sees the given values alone, and the page's `csrf_token`.
  ///
  ///     // {% pager page %}
  ///     library.inclusionTag("pager", ["page"], template: "pager.html") { arguments, _ in
  ///       ["page": arguments["page"] ?? nil]
  ///     }
  public mutating func inclusionTag(
    _ name: String, _ parameters: TagParameters? = nil, template: String, _ body: @escaping InclusionTag
  ) {
    tag(name) { parser, token in
      let arguments = try ArgumentList(try token.words().dropFirst(), tag: name, parser, parameters)
      return InclusionNode(arguments: arguments, template: template, body: body)
    }
  }
}
