/// `{% ifchanged a b %}…{% else %}…{% endifchanged %}`: shows its body where it, or a value, differs from the last
/// turn.
final class IfChangedNode: Node {
  private let expressions: [FilterExpression]
  private let body: NodeList
  private let unchanged: NodeList?

  init(expressions: [FilterExpression], body: NodeList, unchanged: NodeList?) {
    self.expressions = expressions
    self.body = body
    self.unchanged = unchanged
  }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let words = try token.words()
    let body = try parser.parse(until: ["else", "endifchanged"])
    var unchanged: NodeList?
    if try parser.nextToken().contents == "else" {
      unchanged = try parser.parse(until: ["endifchanged"])
      _ = try parser.nextToken()
    }
    let expressions = try words.dropFirst().map(parser.expression)
    return IfChangedNode(expressions: expressions, body: body, unchanged: unchanged)
  }

  func render(into renderer: inout Renderer) throws {
    guard expressions.isEmpty else {
      let values = try expressions.map { try $0.valueOrNull(&renderer) }
      if try changes(to: .array(values), &renderer) { return try body.render(into: &renderer) }
      try unchanged?.render(into: &renderer)
      return
    }
    let text = try renderer.capture { renderer in try body.render(into: &renderer) }
    if try changes(to: .string(text), &renderer) { return renderer.write(html: text) }
    try unchanged?.render(into: &renderer)
  }

  /// Remembers a value for this run of the innermost loop; tells whether it differs from the last one.
  private func changes(to value: TemplateValue, _ renderer: inout Renderer) throws -> Bool {
    let id = ObjectIdentifier(self)
    let loop: LoopState? = if case .loop(let state)? = renderer.scope["forloop"] { state } else { nil }
    let state = loop == nil ? renderer.states[id] : renderer.loopStates[id]
    if case .seen(let old, let run)? = state, run == loop?.run ?? 0, try old.equals(value) { return false }
    let new = NodeState.seen(value, run: loop?.run ?? 0)
    if loop == nil { renderer.states[id] = new } else { renderer.loopStates[id] = new }
    return true
  }
}
