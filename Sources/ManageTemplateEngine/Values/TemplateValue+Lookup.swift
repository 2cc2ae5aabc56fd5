/// One step of a variable's path: `.name` or `.3`.
struct Lookup: Sendable {
  let name: String
  let index: Int?

  init(_ name: String) {
    self.name = name
    index = Int(name)
  }

  /// The element at the index, or nil.
  func element(of elements: [TemplateValue]) -> TemplateValue? {
    guard let index, elements.indices.contains(index) else { return nil }
    return elements[index]
  }
}

extension TemplateValue {
  /// The result of a lookup: a key, a member or an index, in that order; nil where there's none of them.
  func member(_ lookup: Lookup) throws -> TemplateValue? {
    switch self {
    case .dictionary(let dictionary): return dictionary[lookup.name] ?? dictionary.view(lookup.name)
    case .object(let object):
      if let member = object.member(lookup.name) { return member }
      guard let elements = object.templateElements else { return nil }
      return lookup.element(of: elements)
    case .array(let elements):
      return lookup.element(of: elements)
    case .string(let text), .safe(let text):
      guard let index = lookup.index, index >= 0, index < text.unicodeScalars.count else { return nil }
      let scalars = text.unicodeScalars
      return .string(String(scalars[scalars.index(scalars.startIndex, offsetBy: index)]))
    case .date(let date): return date.member(lookup.name)
    case .lazy(let lazy): return try lazy.value().member(lookup)
    case .duration(let duration): return duration.member(lookup.name)
    case .mapping(let mapping): return try mapping.member(lookup)
    case .sequence(let sequence):
      guard let index = lookup.index, index >= 0, index < sequence.count, sequence.isIndexed else { return nil }
      return try sequence.elements()[index]
    case .null, .bool, .int, .double, .decimal: return nil
    }
  }
}

extension TemplateDictionary {
  /// The results of a Python `dict`'s `items`, `keys` and `values`.
  fileprivate func view(_ name: String) -> TemplateValue? {
    switch name {
    case "items": .sequence(TemplateSequence(.view(name), pairs.map { .tuple([.string($0.key), $0.value]) }))
    case "keys": .sequence(TemplateSequence(.view(name), keys.map { .string($0) }))
    case "values": .sequence(TemplateSequence(.view(name), pairs.map(\.value)))
    default: nil
    }
  }
}
