import ManageGroundwork

/// `{% querystring page=2 sort=None %}`: the request's query with some of its values changed.
enum QueryStringTag {
  static func string(_ arguments: TagArguments, _ renderer: inout Renderer) throws -> TemplateValue {
    var parameters = TemplateDictionary()
    let mappings = arguments.positional.isEmpty ? [try requestQuery(renderer)] : arguments.positional
    for mapping in mappings {
      guard let pairs = try mapping.forced().pairs else {
        let message =
          "querystring requires mappings for positional arguments (got \(mapping.representation()) instead)."
        throw TemplateError(.syntax, message)
      }
      for (key, value) in pairs {
        guard case .string(let name) = key.unsafe else {
          let message = "querystring requires strings for mapping keys (got \(key.representation()) instead)."
          throw TemplateError(.syntax, message)
        }
        try set(&parameters, name, value)
      }
    }
    for (key, value) in arguments.keywords { try set(&parameters, key, value) }
    return .string("?" + parameters.pairs.flatMap(encoded).joined(separator: "&"))
  }

  private static func requestQuery(_ renderer: borrowing Renderer) throws -> TemplateValue {
    guard let request = renderer.value(named: "request") else {
      throw TemplateError(.render, "'querystring' needs the page's request, or a dictionary")
    }
    return try request.member(Lookup("GET")) ?? .dictionary(TemplateDictionary())
  }

  private static func set(_ parameters: inout TemplateDictionary, _ key: String, _ value: TemplateValue) throws {
    switch try value.forced() {
    case .null: parameters[key] = nil
    case .string, .safe: parameters[key] = .array([value])
    case let other:
      let elements = try other.elements() ?? [other]
      parameters[key] = .array(elements.filter { !$0.isNull })
    }
  }

  private static func encoded(_ key: String, _ value: TemplateValue) -> [String] {
    guard case .array(let elements) = value else { return [] }
    return elements.map { "\(PercentEncoding.form.encode(key))=\(PercentEncoding.form.encode($0.text))" }
  }
}

extension TemplateValue {
  /// A dictionary's keys and what stands behind each; nil for anything else.
  fileprivate var pairs: [(TemplateValue, TemplateValue)]? {
    switch self {
    case .dictionary(let dictionary): dictionary.pairs.map { (.string($0.key), $0.value) }
    case .mapping(let mapping) where mapping.kind == .query: mapping.entries.map { ($0.key, $0.value) }
    case .mapping(let mapping): mapping.items.map { ($0.key, $0.value) }
    default: nil
    }
  }
}
