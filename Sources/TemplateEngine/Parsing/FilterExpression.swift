/// A variable or constant and the filters that its value goes through: `post.title|default:"–"|upper`.
public final class FilterExpression: Sendable {
  let text: String
  let operand: Operand
  let filters: [Application]

  /// One filter and its argument.
  struct Application: Sendable {
    let name: String
    let filter: Filter
    let argument: Operand?
  }

  init(_ text: String, parser: Parser) throws {
    var scanner = ExpressionScanner(text)
    guard let start = scanner.operand() else {
      throw scanner.remainderError(missingStart: true)
    }
    self.text = text
    operand = try Operand(start)
    var filters: [Application] = []
    while let (name, argument) = scanner.filter() {
      let filter = try parser.filter(named: name)
      try filter.check(name, hasArgument: argument != nil)
      filters.append(Application(name: name, filter: filter, argument: try argument.map { try Operand($0) }))
    }
    self.filters = filters
    guard scanner.isAtEnd else { throw scanner.remainderError() }
  }

  /// The value behind the filters; a missing variable becomes the engine's `stringIfInvalid`.
  public func value(_ renderer: inout Renderer) throws -> TemplateValue {
    if filters.isEmpty, let value = try renderer.resolve(operand) { return value }
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
    guard !options.isStrict || filters.first?.name.hasPrefix("default") == true else { throw missing }
    guard options.stringIfInvalid.isEmpty else {
      return .string(options.stringIfInvalid.replacing(bytes: "%s", with: operandText))
    }
    return try filtered(.string(""), &renderer)
  }

  /// The value behind the filters; a missing variable counts as `None`.
  public func valueOrNull(_ renderer: inout Renderer) throws -> TemplateValue {
    try filtered(try renderer.resolve(operand) ?? .null, &renderer)
  }

  private func filtered(_ start: consuming TemplateValue, _ renderer: inout Renderer) throws -> TemplateValue {
    var value = start
    for application in filters {
      var argument: TemplateValue?
      if let operand = application.argument {
        argument = try renderer.resolve(operand)
        guard argument != nil else { throw missingArgument(operand, application.name) }
      }
      value = try application.filter.apply(to: value, argument, renderer.filterContext)
    }
    return value
  }

  /// Whether it is text in quotes and nothing else.
  var isLiteral: Bool {
    switch operand {
    case .constant(.safe), .message: filters.isEmpty
    default: false
    }
  }

  private var operandText: String {
    guard case .variable(let variable) = operand else { return text }
    return variable.text
  }

  private var missing: TemplateError {
    TemplateError(.missingVariable, "'\(operandText)' has no value", hint: "pass it, or give it a 'default'")
  }

  private func missingArgument(_ operand: Operand, _ name: String) -> TemplateError {
    guard case .variable(let variable) = operand else { return missing }
    return TemplateError(.missingVariable, "'\(variable.text)', the argument of '\(name)', has no value")
  }
}
