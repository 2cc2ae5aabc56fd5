/// The `dictsort` filters: elements in the order of one of their members.
enum Sorting {
  static func sorted(_ value: TemplateValue, by key: TemplateValue, isReversed: Bool) throws -> TemplateValue {
    let key = try key.forced()
    let path = key.floating == nil ? try names(in: key) : nil
    guard key.floating != nil || path != nil, let elements = try value.elements(), !value.isNull else {
      return .string("")
    }
    var keyed: [(key: TemplateValue, element: TemplateValue)] = []
    for element in elements {
      guard let found = try path.map({ try member(of: element, $0) }) ?? entry(of: element, key) else {
        return .string("")
      }
      keyed.append((found, element))
    }
    do {
      try keyed.sort { left, right in
        let (first, second) = isReversed ? (right.key, left.key) : (left.key, right.key)
        guard let isLess = try first.isLess(than: second) else { throw Incomparable() }
        return isLess
      }
    } catch is Incomparable {
      return .string("")
    }
    return .array(keyed.map(\.element))
  }

  private struct Incomparable: Error {}

  /// The names of a path; nil for anything that isn't a path, or leads to something private. Throws for an empty one.
  private static func names(in key: TemplateValue) throws -> [Lookup]? {
    guard case .string(let text) = key.unsafe else { return nil }
    guard !text.isEmpty else { throw TemplateError(.render, "A list is sorted by a name or a number") }
    let names = text.split(separator: ".", omittingEmptySubsequences: false).map { Lookup(String($0)) }
    return names.contains { $0.name.hasPrefix("_") } ? nil : names
  }

  /// The element at a place of a list or text, or under a key, which may be a number in text; nil for what has neither.
  /// Throws where a list is too short or a key is missing.
  private static func entry(of element: TemplateValue, _ key: TemplateValue) throws -> TemplateValue? {
    let element = try element.forced()
    var found: TemplateValue?
    switch element {
    case .dictionary(let dictionary):
      if case .string(let name) = key.unsafe { found = dictionary[name] }
    case .mapping(let mapping): found = try mapping.value(of: key)
    case .string, .safe, .array, .object, .sequence:
      guard let place = key.place, let elements = try element.indexedElements else { return nil }
      let index = place < 0 ? place + elements.count : place
      if elements.indices.contains(index) { found = elements[index] }
    default: return nil
    }
    guard let found else { throw TemplateError(.render, "\(element.representation()) has no \(key.representation())") }
    return try found.forced()
  }

  /// The value at the end of a chain of names; nil where one of them names nothing.
  private static func member(of element: TemplateValue, _ path: [Lookup]) throws -> TemplateValue? {
    var value = try element.forced()
    for lookup in path {
      switch value {
      case .array, .sequence, .string, .safe: return nil
      default: break
      }
      guard let member = try value.member(lookup)?.forced() else { return nil }
      value = member
    }
    return value
  }
}

extension TemplateValue {
  /// The whole number that a list takes for a place.
  fileprivate var place: Int? {
    switch self {
    case .int, .bool: integer
    default: nil
    }
  }

  /// The elements, where they have places.
  fileprivate var indexedElements: [TemplateValue]? {
    get throws {
      if case .sequence(let sequence) = self, !sequence.isIndexed { return nil }
      return try elements()
    }
  }
}
