extension Renderer {
  /// The value of an operand; nil where a variable is missing.
  mutating func resolve(_ operand: Operand) throws -> TemplateValue? {
    switch operand {
    case .constant(let value): value
    case .message(let text): .safe(filterContext.translated(text))
    case .variable(let variable): try variable.resolve(&self)?.forced()
    }
  }

  /// The value of a variable's first name, and how many steps of the path it took with it.
  mutating func lookUp(_ name: String, _ path: [Lookup]) throws -> (value: TemplateValue, consumed: Int)? {
    switch scope[name] {
    case .value(let value)?: return (value, 0)
    case .loop(let state)?:
      guard let lookup = path.first else { return (.object(state), 0) }
      return state.member(lookup.name).map { ($0, 1) }
    case .block(let block, let level)?:
      guard path.first?.name == "super" else { return nil }
      return (.safe(try superText(of: block, level: level)), 1)
    case nil: return nil
    }
  }

  /// What the same block of the parent template shows.
  private mutating func superText(of block: String, level: Int) throws -> String {
    guard let overrides = blocks[block] else {
      throw TemplateError(.syntax, "'block.super' has no meaning in a template that extends no other")
    }
    guard let parent = overrides.dropFirst(level + 1).first else { return "" }
    return try capture { renderer in try parent.render(level: level + 1, into: &renderer) }
  }
}
