/// One filter with its argument, and the filters behind it. A `let` lends the next one, where an array's element would
/// be retained: threads that render one template would wait for each other at that count.
final class FilterCall: Sendable {
  let name: String
  let next: FilterCall?
  private let filter: Filter
  private let argument: Operand?

  /// Reads the filters that follow; nil where there is none.
  convenience init?(_ scanner: inout ExpressionScanner, _ parser: Parser, depth: Int = 1) throws {
    guard let (name, argument) = scanner.filter() else { return nil }
    guard depth <= Renderer.maximumDepth else {
      throw TemplateError(.syntax, "An expression has more than \(Renderer.maximumDepth) filters")
    }
    let filter = try parser.filter(named: name)
    try filter.check(name, hasArgument: argument != nil)
    self.init(
      name, filter, try argument.map { try Operand($0) }, next: try FilterCall(&scanner, parser, depth: depth + 1))
  }

  private init(_ name: String, _ filter: Filter, _ argument: Operand?, next: FilterCall?) {
    self.name = name
    self.filter = filter
    self.argument = argument
    self.next = next
  }

  /// Applies this filter and the following ones to a value.
  func apply(to value: TemplateValue, _ renderer: inout Renderer) throws -> TemplateValue {
    let result = try filter.apply(to: value, try resolvedArgument(&renderer), renderer.filterContext)
    return try next?.apply(to: result, &renderer) ?? result
  }

  private func resolvedArgument(_ renderer: inout Renderer) throws -> TemplateValue? {
    guard let argument else { return nil }
    if let value = try renderer.resolve(argument) { return value }
    guard case .variable(let variable) = argument else { return nil }
    throw TemplateError(.missingVariable, "'\(variable.text)', the argument of '\(name)', has no value")
  }
}
