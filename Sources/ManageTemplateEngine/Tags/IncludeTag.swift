/// `{% include "row.html" with post=post only %}`.
final class IncludeNode: Node {
  private let template: FilterExpression
  private let assignments: [Assignment]
  private let isIsolated: Bool
  /// The template that the tag stands in.
  private let origin: String?

  init(template: FilterExpression, assignments: [Assignment], isIsolated: Bool, origin: String?) {
    self.template = template
    self.assignments = assignments
    self.isIsolated = isIsolated
    self.origin = origin
  }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let words = try token.words()
    guard words.count > 1 else {
      let message = "'\(words[0])' tag takes at least one argument: the name of the template to be included."
      throw TemplateError(.syntax, message)
    }
    let options = try options(words.dropFirst(2), tag: words[0], parser)
    let name = try RelativeName.resolve(words[1], in: parser.source.name)
    return IncludeNode(
      template: try parser.expression(name), assignments: options.assignments, isIsolated: options.isIsolated,
      origin: parser.source.name)
  }

  private static func options(
    _ words: ArraySlice<String>, tag: String, _ parser: Parser
  ) throws -> (assignments: [Assignment], isIsolated: Bool) {
    var rest = words
    var assignments: [Assignment]?
    var isIsolated = false
    while let option = rest.popFirst() {
      switch option {
      case "with":
        guard assignments == nil else { throw repeated(option) }
        assignments = try Assignment.parse(&rest, parser)
        guard assignments?.isEmpty == false else {
          throw TemplateError(.syntax, "\"with\" in '\(tag)' tag needs at least one keyword argument.")
        }
      case "only":
        guard !isIsolated else { throw repeated(option) }
        isIsolated = true
      default:
        throw TemplateError(.syntax, "Unknown argument for '\(tag)' tag: \(option.pythonRepresentation).")
      }
    }
    return (assignments ?? [], isIsolated)
  }

  private static func repeated(_ option: String) -> TemplateError {
    TemplateError(.syntax, "The '\(option)' option was specified more than once.")
  }

  func render(into renderer: inout Renderer) throws {
    let template = try find(try template.value(&renderer), renderer)
    let values = try assignments.map { ($0.name, try $0.expression.value(&renderer)) }
    try renderer.include(template, values, isIsolated: isIsolated)
  }

  /// The template of a name, or the first one that exists of several.
  private func find(_ value: TemplateValue, _ renderer: borrowing Renderer) throws -> any Includable {
    if case .object(let object) = value, let template = object as? any Includable { return template }
    guard value.isTruthy else { throw TemplateError(.missingTemplate, "No template names provided") }
    let names: [String]
    if case .string(let name) = value.unsafe {
      names = [try RelativeName.resolve(name, in: origin, mayBeItself: false)]
    } else if let elements = try value.elements() {
      names = elements.map(\.text)
    } else {
      throw TemplateError(.render, "\(value.representation()) is neither a template's name nor a list of names")
    }
    var missing: [String] = []
    for name in names {
      do { return try renderer.engine.include(name) } catch let error as TemplateError
        where error.kind == .missingTemplate && error.line == nil
      {
        if !missing.contains(error.message) { missing.append(error.message) }
      }
    }
    throw TemplateError(.missingTemplate, missing.joined(separator: ", "), hint: Engine.missingHint)
  }
}
