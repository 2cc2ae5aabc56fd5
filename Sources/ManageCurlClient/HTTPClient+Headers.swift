extension HTTPClient {
  /// Header fields in their order; names are compared without case, and may come more than once.
  public struct Headers: Sendable, ExpressibleByDictionaryLiteral {
    /// The fields as they were given.
    public private(set) var fields: [(name: String, value: String)]

    /// Makes headers from fields.
    public init(_ fields: [(name: String, value: String)] = []) {
      self.fields = fields
    }

    /// Makes headers from `["Name": "value"]`.
    public init(dictionaryLiteral fields: (String, String)...) {
      self.fields = fields.map { (name: $0.0, value: $0.1) }
    }

    /// The first value of a name; setting replaces every field of that name.
    public subscript(name: String) -> String? {
      get { self[all: name].first }
      set {
        fields.removeAll { $0.name.lowercased() == name.lowercased() }
        if let newValue { append(name, newValue) }
      }
    }

    /// Every value of a name.
    public subscript(all name: String) -> [String] {
      fields.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    }

    /// Adds a field after those that are there.
    public mutating func append(_ name: String, _ value: String) {
      fields.append((name: name, value: value))
    }
  }
}
