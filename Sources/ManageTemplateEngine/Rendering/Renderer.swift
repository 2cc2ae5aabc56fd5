/// One render: the variables, and the output so far.
public struct Renderer: ~Copyable {
  /// How deep blocks, loops and includes may stand within each other.
  static let maximumDepth = 400

  let engine: Engine
  var template: Template
  var output: OutputBuffer
  var scope: Scope
  var blocks: [String: [BlockNode]] = [:]
  var states: [ObjectIdentifier: NodeState] = [:]
  /// The states that belong to a loop, which goes on within included templates.
  var loopStates: [ObjectIdentifier: NodeState] = [:]
  var loopCount = 0
  /// The templates that the current one stands in for, the youngest first.
  var lineage: [String] = []
  var filterContext: FilterContext
  private var depth = 0

  /// Whether values are escaped at this point.
  public var autoescape: Bool {
    get { filterContext.autoescape }
    set { filterContext.autoescape = newValue }
  }

  init(engine: Engine, template: Template, values: Values) {
    self.engine = engine
    self.template = template
    scope = Scope(values)
    output = OutputBuffer(capacity: template.size)
    filterContext = FilterContext(autoescape: engine.options.autoescape, engine: engine)
  }

  mutating func enter() throws {
    guard depth < Self.maximumDepth else {
      let hint = "does '\(template.name ?? "the template")' include itself?"
      throw TemplateError(.recursion, "Rendering goes more than \(Self.maximumDepth) levels deep", hint: hint)
    }
    depth += 1
  }

  mutating func leave() { depth -= 1 }

  /// The variable of a name; nil where there is none.
  public func value(named name: String) -> TemplateValue? {
    guard case .value(let value)? = scope[name] else { return nil }
    return value
  }

  /// Sets a variable for the rest of the tag that stands around this one.
  public mutating func set(_ name: String, _ value: TemplateValue) {
    scope.set(name, .value(value))
  }

  /// Runs a body whose variables end with it.
  mutating func scoped<Result>(_ body: (inout Renderer) throws -> Result) rethrows -> Result {
    let mark = scope.push()
    defer { scope.pop(mark) }
    return try body(&self)
  }

  /// Renders a body to text instead of writing it.
  public mutating func capture(_ body: (inout Renderer) throws -> Void) rethrows -> String {
    let start = output.count
    try body(&self)
    let text = output.text(from: start)
    output.removeAll(from: start)
    return text
  }
}
