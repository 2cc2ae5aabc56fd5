extension Renderer {
  /// The value of an operand; nil where a variable is missing.
  mutating func resolve(_ operand: Operand) throws -> TemplateValue? {
    switch operand {
    case .constant(let value): value
    case .message(let text): .safe(filterContext.translated(text))
    case .variable(let variable): try variable.resolve(&self)?.forced()
    }
  }

  /// The same block of the parent template.
  mutating func superText(of block: String, level: Int) throws -> String {
    guard let overrides = blocks[block] else {
      throw TemplateError(.syntax, "'block.super' has no meaning in a template that extends no other")
    }
    guard let parent = overrides.dropFirst(level + 1).first else { return "" }
    return try capture { renderer in try parent.render(level: level + 1, into: &renderer) }
  }
}
