/// The `dictsort` filters: elements in the order of one of their members.
enum Sorting {
  static func sorted(_ value: TemplateValue, by key: TemplateValue, isReversed: Bool) throws -> TemplateValue {
    guard let elements = try value.elements(), !value.isNull else { return .string("") }
    let isNumberInText = key.number == nil && key.floating != nil
    let path =
      isNumberInText ? [] : key.text.split(separator: ".", omittingEmptySubsequences: false).map { Lookup(String($0)) }
    guard !path.contains(where: { $0.name.hasPrefix("_") }) else { return .string("") }
    var keyed: [(key: TemplateValue, element: TemplateValue)] = []
    for element in elements {
      let found = isNumberInText ? try entry(of: element, key.text) : try member(of: element, path)
      guard let found else { return .string("") }
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

  /// What a dictionary has under a key that is a number in text; nil for a list, which takes only numbers.
  private static func entry(of element: TemplateValue, _ key: String) throws -> TemplateValue? {
    guard case .dictionary(let dictionary) = try element.forced() else { return nil }
    return try dictionary[key]?.forced()
  }

  private static func member(of element: TemplateValue, _ path: [Lookup]) throws -> TemplateValue? {
    var value: TemplateValue? = element
    for lookup in path { value = try value?.member(lookup) }
    return try value?.forced()
  }
}
