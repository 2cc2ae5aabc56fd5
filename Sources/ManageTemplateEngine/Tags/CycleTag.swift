import ManageGroundwork

/// `{% cycle "odd" "even" as row silent %}`: another of its values at each turn.
final class CycleNode: Node {
  private let expressions: [FilterExpression]
  private let variable: String?
  private let isSilent: Bool

  init(expressions: [FilterExpression], variable: String?, isSilent: Bool) {
    self.expressions = expressions
    self.variable = variable
    self.isSilent = isSilent
  }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    var words = try token.words().dropFirst()
    guard let first = words.first else { throw TemplateError(.syntax, "'cycle' tag requires at least two arguments") }
    if words.count == 1 { return try known(first, parser) }
    var isSilent = false
    if words.count >= 4, words[words.endIndex - 3] == "as" {
      guard words.last == "silent" else {
        let flag = words.last ?? ""
        throw TemplateError(.syntax, "Only 'silent' flag is allowed after cycle's name, not '\(flag)'.")
      }
      isSilent = true
      words.removeLast()
    }
    let variable = isSilent || words.count >= 4 ? words.removeVariable() : nil
    let expressions = try words.map(parser.expression)
    let node = CycleNode(expressions: expressions, variable: variable, isSilent: isSilent)
    if let variable { parser.cycles[variable] = node }
    parser.lastCycle = node
    return node
  }

  private static func known(_ name: String, _ parser: Parser) throws -> any Node {
    guard !parser.cycles.isEmpty else {
      throw TemplateError(.syntax, "No named cycles in template. '\(name)' is not defined")
    }
    guard let node = parser.cycles[name] else {
      let hint = Suggestion.hint(for: name, among: parser.cycles.keys)
      throw TemplateError(.syntax, "Named cycle '\(name)' does not exist", hint: hint)
    }
    return node
  }

  func render(into renderer: inout Renderer) throws {
    let id = ObjectIdentifier(self)
    let turn = if case .turn(let turn)? = renderer.states[id] { turn } else { 0 }
    renderer.states[id] = .turn((turn + 1) % expressions.count)
    let value = try expressions[turn].value(&renderer)
    if let variable { renderer.scope.setUpward(variable, value) }
    if !isSilent { renderer.write(value) }
  }
}

/// `{% resetcycle row %}`: the cycle starts again.
final class ResetCycleNode: Node {
  private let cycle: CycleNode

  init(cycle: CycleNode) { self.cycle = cycle }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let words = token.contents.words
    guard words.count <= 2 else { throw TemplateError(.syntax, "'resetcycle' tag accepts at most one argument.") }
    guard words.count == 2 else {
      guard let cycle = parser.lastCycle else { throw TemplateError(.syntax, "No cycles in template.") }
      return ResetCycleNode(cycle: cycle)
    }
    guard let cycle = parser.cycles[words[1]] else {
      let hint = Suggestion.hint(for: words[1], among: parser.cycles.keys)
      throw TemplateError(.syntax, "Named cycle '\(words[1])' does not exist.", hint: hint)
    }
    return ResetCycleNode(cycle: cycle)
  }

  func render(into renderer: inout Renderer) {
    renderer.states[ObjectIdentifier(cycle)] = nil
  }
}
