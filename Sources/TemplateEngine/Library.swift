/// Tags and filters by name, and libraries that `{% load %}` adds.
public struct Library: Sendable {
  /// What compiles a tag: it gets the tag and reads the tokens of its block from the parser.
  public typealias Compile = @Sendable (Parser, Token) throws -> any Node

  private(set) var tags: [String: Tag] = [:]
  private(set) var filters: [String: Filter] = [:]
  private(set) var libraries: [String: Library] = [:]

  /// Makes an empty library.
  public init() {}

  /// Registers a filter without an argument.
  ///
  /// `isSafe` says that it adds no characters to escape, so that safe text stays safe.
  public mutating func filter(
    _ name: String, isSafe: Bool = false, _ body: @escaping @Sendable (TemplateValue) throws -> TemplateValue
  ) {
    filters[name] = Filter(arity: 0...0, isSafe: isSafe) { value, _, _ in try body(value) }
  }

  /// Registers a filter with an argument.
  public mutating func filter(
    _ name: String, isSafe: Bool = false,
    _ body: @escaping @Sendable (TemplateValue, _ argument: TemplateValue) throws -> TemplateValue
  ) {
    filters[name] = Filter(arity: 1...1, isSafe: isSafe) { value, argument, _ in try body(value, argument ?? .null) }
  }

  /// Registers a filter that may have an argument and knows the render's context, such as autoescaping.
  public mutating func filter(
    _ name: String, arity: ClosedRange<Int>, isSafe: Bool = false,
    _ body: @escaping @Sendable (TemplateValue, TemplateValue?, FilterContext) throws -> TemplateValue
  ) {
    filters[name] = Filter(arity: arity, isSafe: isSafe, body: body)
  }

  /// Registers a tag that compiles itself.
  public mutating func tag(_ name: String, _ compile: @escaping Compile) {
    tags[name] = Tag(compile: compile)
  }

  /// Registers a library that templates load by a name.
  public mutating func library(_ name: String, _ library: Library) {
    libraries[name] = library
  }
}

/// A registered tag.
struct Tag: Sendable {
  let compile: Library.Compile
}

/// A registered filter.
struct Filter: Sendable {
  let arity: ClosedRange<Int>
  let isSafe: Bool
  let body: @Sendable (TemplateValue, TemplateValue?, FilterContext) throws -> TemplateValue

  /// The filter's result; safe where the value was and the filter keeps it so.
  func apply(to value: TemplateValue, _ argument: TemplateValue?, _ context: FilterContext) throws -> TemplateValue {
    let result = try body(value, argument, context)
    return isSafe && value.isSafe ? .safe(result.text) : result
  }

  /// Throws where the number of arguments is wrong.
  func check(_ name: String, hasArgument: Bool) throws {
    guard !arity.contains(hasArgument ? 1 : 0) else { return }
    let (required, given) = (arity.lowerBound + 1, hasArgument ? 2 : 1)
    throw TemplateError(.syntax, "\(name) requires \(required) arguments, \(given) provided")
  }
}
