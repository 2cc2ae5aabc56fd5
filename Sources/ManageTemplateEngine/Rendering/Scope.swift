/// The variables of a render: those that the page passed, and above them those that tags set.
struct Scope: Sendable {
  /// The value of a name.
  enum Local: Sendable {
    case value(TemplateValue)
    /// `forloop`.
    case loop(LoopState)
    /// `block`, whose `super` is the block of that name at that level.
    case block(name: String, level: Int)
  }

  private struct Binding: Sendable {
    let name: String
    var local: Local
  }

  private(set) var values: Values
  private var locals: [Binding] = []
  private var start = 0

  init(_ values: Values) { self.values = values }

  /// The innermost variable of a name.
  subscript(name: String) -> Local? {
    index(of: name).map { locals[$0].local } ?? values[name].map { .value($0) }
  }

  /// All variables, the innermost of each name.
  var all: Values {
    locals.reduce(into: values) { values, binding in
      if case .value(let value) = binding.local { values[binding.name] = value }
    }
  }

  /// Begins a scope; returns the mark that ends it.
  mutating func push() -> Int {
    defer { start = locals.count }
    return start
  }

  /// Ends the scope that a push began: its variables are gone.
  mutating func pop(_ mark: Int) {
    locals.removeSubrange(start...)
    start = mark
  }

  /// Sets a variable in the innermost scope.
  mutating func set(_ name: String, _ local: Local) {
    if let index = locals[start...].lastIndex(where: { $0.name == name }) {
      locals[index].local = local
    } else {
      locals.append(Binding(name: name, local: local))
    }
  }

  /// Adds a variable to a scope that has just begun; returns its place for `replace`.
  mutating func add(_ name: String, _ local: Local) -> Int {
    locals.append(Binding(name: name, local: local))
    return locals.count - 1
  }

  /// Sets the variable at a place of a scope that has not ended.
  mutating func replace(at place: Int, _ local: Local) {
    locals[place].local = local
  }

  /// Sets a variable where it is already, else in the innermost scope.
  mutating func setUpward(_ name: String, _ value: TemplateValue) {
    if let index = index(of: name) {
      locals[index].local = .value(value)
    } else if values[name] != nil {
      values[name] = value
    } else {
      set(name, .value(value))
    }
  }

  private func index(of name: String) -> Int? {
    var index = locals.count
    while index > 0 {
      index -= 1
      if locals[index].name.isSame(as: name) { return index }
    }
    return nil
  }
}
