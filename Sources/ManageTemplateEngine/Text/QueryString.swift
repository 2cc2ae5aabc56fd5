import ManageGroundwork

/// Writes a URL's query from a dictionary or from pairs (Django's `urlencode`).
enum QueryString {
  /// `a=1&a=2&b=3`; throws for `None`, and for what holds no pairs. With `isSequence` a list makes a pair for each
  /// element.
  static func encode(_ query: TemplateValue, isSequence: Bool) throws -> String {
    try pairs(query).flatMap { key, value in
      try values(value, of: key, isSequence).map { "\(PercentEncoding.form.encode(key.text))=\(encoded($0))" }
    }.joined(separator: "&")
  }

  private static func pairs(_ query: TemplateValue) throws -> [(TemplateValue, TemplateValue)] {
    switch try query.forced() {
    case .dictionary(let dictionary): return dictionary.pairs.map { (.string($0.key), $0.value) }
    case .mapping(let mapping): return mapping.entries
    case let other:
      return try (other.elements() ?? []).map { pair in
        guard let parts = try pair.elements(), parts.count == 2 else {
          throw TemplateError(.render, "A query needs pairs of a key and a value, not \(pair.representation())")
        }
        return (parts[0], parts[1])
      }
    }
  }

  private static func values(
    _ value: TemplateValue, of key: TemplateValue, _ isSequence: Bool
  ) throws -> [TemplateValue] {
    var values = [try value.forced()]
    switch values[0] {
    case .string, .safe: break
    case .sequence(let bytes) where bytes.kind == .bytes: break
    default: if isSequence, !value.isNull { values = try value.elements() ?? values }
    }
    guard !values.contains(where: \.isNull) else {
      let message = "Cannot encode None for key '\(key.text)' in a query string."
      throw TemplateError(.render, message, hint: "pass an empty string or omit the value")
    }
    return values
  }

  private static func encoded(_ value: TemplateValue) -> String {
    guard case .sequence(let sequence) = value, let bytes = sequence.bytes else {
      return PercentEncoding.form.encode(value.text)
    }
    return PercentEncoding.form.encode(bytes)
  }
}
