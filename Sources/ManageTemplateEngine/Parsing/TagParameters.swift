import ManageGroundwork

/// The parameters of a tag: wrong ones are an error when the template is compiled.
///
///     let parameters: TagParameters = ["user", .optional("size", "small"), .keyword("icon")]
public struct TagParameters: Sendable, ExpressibleByArrayLiteral {
  /// One of a tag's parameters.
  public struct Parameter: Sendable, ExpressibleByStringLiteral {
    enum Kind: Sendable { case positional, keyword, rest, namedRest }

    let name: String
    let fallback: TemplateValue?
    let kind: Kind

    /// A parameter that must be given, by place or by name.
    public init(stringLiteral name: String) { self.init(name: name, fallback: nil, kind: .positional) }

    private init(name: String, fallback: TemplateValue?, kind: Kind) {
      self.name = name
      self.fallback = fallback
      self.kind = kind
    }

    /// A parameter that has a value where none is given.
    public static func optional(_ name: String, _ fallback: TemplateValue = nil) -> Parameter {
      Parameter(name: name, fallback: fallback, kind: .positional)
    }

    /// A parameter that must be given by name, unless it has a value of its own.
    public static func keyword(_ name: String, _ fallback: TemplateValue? = nil) -> Parameter {
      Parameter(name: name, fallback: fallback, kind: .keyword)
    }

    /// Any number of further arguments by place.
    public static let rest = Parameter(name: "", fallback: nil, kind: .rest)
    /// Any number of further arguments by name.
    public static let namedRest = Parameter(name: "", fallback: nil, kind: .namedRest)
  }

  private let parameters: [Parameter]

  /// The parameters, in order.
  public init(arrayLiteral parameters: Parameter...) { self.parameters = parameters }

  private var positional: [Parameter] { parameters.filter { $0.kind == .positional } }
  private func takes(_ kind: Parameter.Kind) -> Bool { parameters.contains { $0.kind == kind } }

  /// Throws where arguments have an unknown name, are too many, or are missing.
  func check(positional count: Int, keywords: [String], tag: String) throws {
    let known = parameters.map(\.name)
    if let name = keywords.first(where: { !known.contains($0) }), !takes(.namedRest) {
      let hint = Suggestion.hint(for: name, among: known.filter { !$0.isEmpty })
      throw TemplateError(.syntax, "'\(tag)' received unexpected keyword argument '\(name)'", hint: hint)
    }
    guard count <= positional.count || takes(.rest) else {
      throw TemplateError(.syntax, "'\(tag)' received too many positional arguments")
    }
    let missing =
      (positional.dropFirst(count) + parameters.filter { $0.kind == .keyword })
      .filter { $0.fallback == nil && !keywords.contains($0.name) }
    guard missing.isEmpty else {
      let names = missing.map { "'\($0.name)'" }.joined(separator: ", ")
      throw TemplateError(.syntax, "'\(tag)' did not receive value(s) for the argument(s): \(names)")
    }
  }

  /// The arguments with each parameter's value under its name; `positional` holds what goes beyond them.
  func bind(_ arguments: TagArguments) -> TagArguments {
    var keywords: [(name: String, value: TemplateValue)] = []
    for (index, parameter) in positional.enumerated() {
      let given = index < arguments.positional.count ? arguments.positional[index] : arguments[parameter.name]
      keywords.append((parameter.name, given ?? parameter.fallback ?? .null))
    }
    for parameter in parameters where parameter.kind == .keyword {
      keywords.append((parameter.name, arguments[parameter.name] ?? parameter.fallback ?? .null))
    }
    let bound = Set(keywords.map(\.name))
    keywords += arguments.keywords.filter { !bound.contains($0.name) }
    return TagArguments(positional: Array(arguments.positional.dropFirst(positional.count)), keywords: keywords)
  }
}
