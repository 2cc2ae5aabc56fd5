/// A dictionary with keys of any kind, or with several values a key as a query string has them.
public struct TemplateMapping: Sendable {
  /// Which of Python's and Django's dictionaries it stands for.
  public enum Kind: String, Sendable {
    case dictionary = "dict"
    case multipleValues = "MultiValueDict"
    case query = "QueryDict"
  }

  /// Which of Python's and Django's dictionaries it stands for.
  public let kind: Kind
  /// The keys and their values in order; with several values a key the value is a list of them.
  public let entries: [(key: TemplateValue, value: TemplateValue)]

  /// Makes a dictionary of keys of any kind.
  public init(_ entries: [(key: TemplateValue, value: TemplateValue)]) {
    kind = .dictionary
    self.entries = entries
  }

  /// Makes the dictionary of a query string: `{{ request.GET.page }}` is the last of the values of `page`.
  public init(query: [(key: String, values: [String])]) {
    kind = .query
    entries = query.map { (.string($0.key), .array($0.values.map { .string($0) })) }
  }

  init(_ kind: Kind, _ entries: [(key: TemplateValue, value: TemplateValue)]) {
    self.kind = kind
    self.entries = entries
  }

  /// The keys with the last value of each.
  var items: [(key: TemplateValue, value: TemplateValue)] {
    entries.map { ($0.key, last(of: $0.value)) }
  }

  private func last(of value: TemplateValue) -> TemplateValue {
    guard kind != .dictionary, case .array(let values) = value else { return value }
    return values.last ?? .array([])
  }

  /// The value of a key; the last one of several.
  func value(of key: TemplateValue) throws -> TemplateValue? {
    try entries.first { try $0.key.equals(key) }.map { last(of: $0.value) }
  }

  /// The result of a lookup: a key, one of a dictionary's views, or a key that is a number.
  func member(_ lookup: Lookup) throws -> TemplateValue? {
    if let value = try value(of: .string(lookup.name)) { return value }
    switch lookup.name {
    case "items": return view(lookup.name, items.map { .tuple([$0.key, $0.value]) })
    case "keys": return .sequence(TemplateSequence(.view(lookup.name), entries.map(\.key)))
    case "values": return view(lookup.name, items.map(\.value))
    case "lists" where kind != .dictionary: return .array(entries.map { .tuple([$0.key, $0.value]) })
    case "urlencode" where kind == .query: return .string(try QueryString.encode(.mapping(self), isSequence: true))
    default: return try lookup.index.flatMap { try value(of: .int($0)) }
    }
  }

  /// The text of a dictionary; with several values a key it's a mere list.
  private func view(_ name: String, _ elements: [TemplateValue]) -> TemplateValue {
    kind == .dictionary ? .sequence(TemplateSequence(.view(name), elements)) : .array(elements)
  }

  /// Python's `repr()`.
  func representation(depth: Int) -> String {
    let pairs = entries.map { key, value in
      "\(key.representation(depth: depth + 1)): \(value.representation(depth: depth + 1))"
    }
    let text = "{" + pairs.joined(separator: ", ") + "}"
    return kind == .dictionary ? text : "<\(kind.rawValue): \(text)>"
  }
}
