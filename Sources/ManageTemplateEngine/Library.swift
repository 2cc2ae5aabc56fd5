/// Tags and filters by name, and libraries that `{% load %}` adds.
///
///     var forum = Library()
///     forum.filter("initials") { .string($0.text.split(separator: " ").compactMap(\.first).map(String.init).joined()) }
///     var library = Library.standard
///     library.library("forum", forum)  // {% load forum %}{{ user.name|initials }}
///     let engine = Engine(loader: loader, library: library)
public struct Library: Sendable {
  /// Compiles a tag: it gets the tag and reads the tokens of its block from the parser.
  public typealias Compile = @Sendable (Parser, Token) throws -> any Node

  private(set) var tags: [String: Tag] = [:]
  private(set) var filters: [String: Filter] = [:]
  private(set) var libraries: [String: Library] = [:]

  /// Makes an empty library.
  public init() {}

  /// Registers a filter without an argument.
  ///
  ///     library.filter("shout", isSafe: true) { .string($0.text.uppercased() + "!") }  // {{ title|shout }}
  ///
  /// `isSafe` says that it adds no characters to escape, so that safe text stays safe.
  public mutating func filter(
    _ name: String, isSafe: Bool = false, _ body: @escaping @Sendable (TemplateValue) throws -> TemplateValue
  ) {
    filters[name] = Filter(arity: 0...0, isSafe: isSafe) { value, _, _ in try body(value) }
  }

  /// Registers a filter with an argument.
  ///
  ///     library.filter("prefixed") { .string($1.text + $0.text) }  // {{ title|prefixed:"Re: " }}
  public mutating func filter(
    _ name: String, isSafe: Bool = false,
    _ body: @escaping @Sendable (TemplateValue, _ argument: TemplateValue) throws -> TemplateValue
  ) {
    filters[name] = Filter(arity: 1...1, isSafe: isSafe) { value, argument, _ in try body(value, argument ?? .null) }
  }

  /// Registers a filter that may have an argument and knows the render's context, such as autoescaping.
  ///
  ///     library.filter("boxed", arity: 0...1) { value, border, context in
  ///       .safe("[\(context.autoescape ? value.escapedText : value.text)]")
  ///     }
  public mutating func filter(
    _ name: String, arity: ClosedRange<Int>, isSafe: Bool = false,
    _ body: @escaping @Sendable (TemplateValue, TemplateValue?, FilterContext) throws -> TemplateValue
  ) {
    filters[name] = Filter(arity: arity, isSafe: isSafe, body: body)
  }

  /// Registers a tag that compiles itself: it may read the tokens of its block from the parser.
  ///
  ///     // {% upper %}…{% endupper %}
  ///     library.tag("upper") { parser, token in
  ///       let nodes = try parser.parse(until: ["endupper"])
  ///       _ = try parser.nextToken()
  ///       return UpperNode(nodes: nodes)  // a class with render(into:)
  ///     }
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
