/// A variable or constant and the filters that its value goes through: `post.title|default:"–"|upper`.
public final class FilterExpression: Sendable {
  let text: String
  let operand: Operand
  let filter: FilterCall?

  init(_ text: String, parser: Parser) throws {
    var scanner = ExpressionScanner(text)
    guard let start = scanner.operand() else {
      throw scanner.remainderError(missingStart: true)
    }
    self.text = text
    operand = try Operand(start)
    filter = try FilterCall(&scanner, parser)
    guard scanner.isAtEnd else { throw scanner.remainderError() }
  }

  /// The value behind the filters; a missing variable becomes the engine's `stringIfInvalid`.
  public func value(_ renderer: inout Renderer) throws -> TemplateValue {
    if filter == nil, let value = try renderer.resolve(operand) { return value }
    return try value(&renderer) { value, _ in value }
  }

  /// The same, with the value changed before it goes through the filters.
  func value(
    _ renderer: inout Renderer, _ change: (TemplateValue, FilterContext) throws -> TemplateValue
  ) throws -> TemplateValue {
    if let value = try renderer.resolve(operand) {
      return try filtered(try change(value, renderer.filterContext), &renderer)
    }
    let options = renderer.engine.options
    guard !options.isStrict || filter?.name.hasPrefix("default") == true else { throw missing }
    guard options.stringIfInvalid.isEmpty else {
      return .string(options.stringIfInvalid.replacing(bytes: "%s", with: operandText))
    }
    return try filtered(.string(""), &renderer)
  }

  /// The value behind the filters; a missing variable counts as `None`.
  public func valueOrNull(_ renderer: inout Renderer) throws -> TemplateValue {
    try filtered(try renderer.resolve(operand) ?? .null, &renderer)
  }

  private func filtered(_ value: TemplateValue, _ renderer: inout Renderer) throws -> TemplateValue {
    try filter?.apply(to: value, &renderer) ?? value
  }

  /// The names of the filters, in their order.
  var filterNames: [String] {
    Array(
      sequence(state: filter) { filter in
        defer { filter = filter?.next }
        return filter?.name
      })
  }

  /// Whether it is text in quotes and nothing else.
  var isLiteral: Bool {
    switch operand {
    case .constant(.safe), .message: filter == nil
    default: false
    }
  }

  private var operandText: String {
    guard case .variable(let variable) = operand else { return text }
    return variable.text
  }

  private var missing: TemplateError {
    TemplateError(.missingVariable, "'\(operandText)' has no value", hint: "pass it, or add a 'default' filter")
  }
}
