/// The members of a JSON object, in the order in which they were written.
///
/// A key that is set again keeps its place and takes the new value, as in a Python dict.
public struct JSONObject: Sendable, Equatable {
  /// The keys in order.
  public private(set) var keys: [String] = []

  private var values: [String: JSONValue] = [:]

  /// An object without members.
  public init() {}

  /// The value of `key`, or nil without one; setting nil removes it.
  public subscript(key: String) -> JSONValue? {
    get { values[key] }
    set {
      switch (values.updateValue(newValue ?? .null, forKey: key), newValue) {
      case (nil, .some): keys.append(key)
      case (_, nil): remove(key)
      default: break
      }
    }
  }

  /// Whether there are no members.
  public var isEmpty: Bool { keys.isEmpty }

  private mutating func remove(_ key: String) {
    values[key] = nil
    keys.removeAll { $0 == key }
  }
}

extension JSONObject: Sequence {
  /// The members in order.
  public func makeIterator() -> some IteratorProtocol<(key: String, value: JSONValue)> {
    keys.lazy.map { (key: $0, value: values[$0] ?? .null) }.makeIterator()
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// The members of the literal; the last of equal keys counts.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    for (key, value) in elements {
      self[key] = value
    }
  }
}
