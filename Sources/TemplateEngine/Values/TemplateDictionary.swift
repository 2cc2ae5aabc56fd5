/// A dictionary of template values that keeps the order of its keys.
public struct TemplateDictionary: Sendable {
  /// The keys, in the order in which they were first set.
  public private(set) var keys: [String] = []
  private var values: [String: TemplateValue] = [:]

  /// Makes an empty dictionary.
  public init() {}

  /// Makes a dictionary of pairs; the last of those with the same key wins.
  public init(_ pairs: some Sequence<(String, TemplateValue)>) {
    for (key, value) in pairs { self[key] = value }
  }

  /// The number of keys.
  public var count: Int { keys.count }

  /// Whether there is no key.
  public var isEmpty: Bool { keys.isEmpty }

  /// The pairs, in order.
  public var pairs: [(key: String, value: TemplateValue)] {
    keys.map { ($0, values[$0] ?? .null) }
  }

  /// The value of a key; nil where there is none, and to remove it.
  public subscript(key: String) -> TemplateValue? {
    get { values[key] }
    set {
      let old = values.updateValue(newValue ?? .null, forKey: key)
      if newValue == nil {
        values[key] = nil
        keys.removeAll { $0 == key }
      } else if old == nil {
        keys.append(key)
      }
    }
  }
}
