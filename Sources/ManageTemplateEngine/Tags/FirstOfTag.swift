/// `{% firstof a b "fallback" as name %}`: the first value that is true.
final class FirstOfNode: Node {
  private let expressions: [FilterExpression]
  private let variable: String?

  init(expressions: [FilterExpression], variable: String?) {
    self.expressions = expressions
    self.variable = variable
  }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    var words = try token.words().dropFirst()
    guard !words.isEmpty else { throw TemplateError(.syntax, "'firstof' statement requires at least one argument") }
    let variable = words.removeVariable()
    return FirstOfNode(expressions: try words.map(parser.expression), variable: variable)
  }

  func render(into renderer: inout Renderer) throws {
    var found = TemplateValue.safe("")
    for expression in expressions {
      let value = try expression.valueOrNull(&renderer)
      guard value.isTruthy else { continue }
      found = .safe(renderer.captureValue(value))
      break
    }
    guard let variable else { return renderer.write(found) }
    renderer.set(variable, found)
  }
}

extension Renderer {
  /// A value as `{{ value }}` writes it.
  mutating func captureValue(_ value: TemplateValue) -> String {
    capture { renderer in renderer.write(value) }
  }
}

extension ArraySlice<String> {
  /// Takes `as name` off the end and returns the name.
  mutating func removeVariable() -> String? {
    guard count >= 2, self[endIndex - 2] == "as", let name = last else { return nil }
    removeLast(2)
    return name
  }
}
