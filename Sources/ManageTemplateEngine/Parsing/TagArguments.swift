/// The arguments of a tag that Swift code answers: `{% badge user "small" icon=True %}`.
public struct TagArguments: Sendable {
  /// Those without a name, in order.
  public let positional: [TemplateValue]
  /// Those with a name, in order.
  public let keywords: [(name: String, value: TemplateValue)]

  /// The argument at a place; `None` where there is none.
  public subscript(index: Int) -> TemplateValue {
    positional.indices.contains(index) ? positional[index] : .null
  }

  /// The argument of a name, or nil.
  public subscript(name: String) -> TemplateValue? {
    keywords.first { $0.name == name }?.value
  }
}

/// Arguments that are yet to be worked out.
struct ArgumentList: Sendable {
  private let positional: [FilterExpression]
  private let keywords: [Assignment]
  private let parameters: TagParameters?

  /// Compiles the words behind a tag's name.
  init(_ words: some Sequence<String>, tag: String, _ parser: Parser, _ parameters: TagParameters? = nil) throws {
    var positional: [FilterExpression] = []
    var keywords: [Assignment] = []
    for word in words {
      if let (name, text) = Assignment.split(word) {
        guard !keywords.contains(where: { $0.name == name }) else {
          throw TemplateError(.syntax, "'\(tag)' received multiple values for keyword argument '\(name)'")
        }
        keywords.append(Assignment(name: name, expression: try parser.expression(text)))
      } else {
        guard keywords.isEmpty else {
          let message = "'\(tag)' received some positional argument(s) after some keyword argument(s)"
          throw TemplateError(.syntax, message)
        }
        positional.append(try parser.expression(word))
      }
    }
    try parameters?.check(positional: positional.count, keywords: keywords.map(\.name), tag: tag)
    self.positional = positional
    self.keywords = keywords
    self.parameters = parameters
  }

  func resolve(_ renderer: inout Renderer) throws -> TagArguments {
    let arguments = TagArguments(
      positional: try positional.map { try $0.value(&renderer) },
      keywords: try keywords.map { ($0.name, try $0.expression.value(&renderer)) })
    return parameters?.bind(arguments) ?? arguments
  }
}
