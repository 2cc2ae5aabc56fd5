/// The `dictsort` filters: elements in the order of one of their members.
enum Sorting {
  static func sorted(_ value: TemplateValue, by key: TemplateValue, isReversed: Bool) throws -> TemplateValue {
    guard let elements = try value.elements(), !value.isNull else { return .string("") }
    let path = key.text.split(separator: ".", omittingEmptySubsequences: false).map { Lookup(String($0)) }
    guard !path.contains(where: { $0.name.hasPrefix("_") }) else { return .string("") }
    var keyed: [(key: TemplateValue, element: TemplateValue)] = []
    for element in elements {
      guard let key = try member(of: element, path) else { return .string("") }
      keyed.append((key, element))
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

  private static func member(of element: TemplateValue, _ path: [Lookup]) throws -> TemplateValue? {
    var value: TemplateValue? = element
    for lookup in path { value = try value?.member(lookup) }
    return try value?.forced()
  }
}
