/// The target of an `include` tag: a template, or a partial of one.
protocol Includable: Sendable {
  func render(into renderer: inout Renderer) throws
}

extension Template: Includable {}

extension Renderer {
  /// Writes another template, with these variables in addition to those of the page, or in place of them.
  mutating func include(_ template: any Includable, _ values: [(String, TemplateValue)], isIsolated: Bool) throws {
    guard isIsolated else {
      return try scoped { renderer in
        for (name, value) in values { renderer.set(name, value) }
        try template.render(into: &renderer)
      }
    }
    let outer = scope
    scope = Scope(Values(values) { $1 })
    if case .value(let token)? = outer["csrf_token"] { scope.set("csrf_token", .value(token)) }
    defer { scope = outer }
    try template.render(into: &self)
  }
}

extension Engine {
  /// The template of a name, or where it ends in `#name` that partial of it.
  func include(_ name: String) throws -> any Includable {
    guard let mark = name.utf8.firstIndex(of: UInt8(ascii: "#")) else { return try template(named: name) }
    guard mark > name.startIndex else { throw TemplateError(.missingTemplate, name, hint: Self.missingHint) }
    let template = try template(named: String(name[..<mark]))
    let partial = String(name[name.index(after: mark)...])
    guard !partial.isEmpty else { return template }
    guard let definition = template.partials[partial] else { throw TemplateError(.missingTemplate, partial) }
    return TemplatePartial(template: template, definition: definition)
  }
}
