extension TemplateSequence {
  /// Whether the kind and the elements are the same; a set's in any order.
  func equals(_ other: TemplateSequence) throws -> Bool {
    if case .range = kind, kind == other.kind { return true }
    let (left, right) = (try elements(), try other.elements())
    guard left.count == right.count else { return false }
    switch (kind, other.kind) {
    case (.range, .range): break
    case (.set, .set):
      return try left.allSatisfy { element in try right.contains { try $0.equals(element) } }
    default: guard kind == other.kind else { return false }
    }
    return try zip(left, right).allSatisfy { try $0.equals($1) }
  }

  /// Whether a value is among the elements, or bytes are a part of the bytes; nil where Python can't tell.
  func contains(_ other: TemplateValue) throws -> Bool? {
    if let bytes {
      switch other {
      case .sequence(let part): return part.bytes.map { bytes.contains($0) }
      case .bool, .int: return other.integer.flatMap { UInt8(exactly: $0) }.map { bytes.contains($0) }
      default: return nil
      }
    }
    let isSet = if case .sequence(let part) = other { part.kind == .set } else { false }
    guard try kind != .set || isSet || other.isHashable else { return nil }
    return try elements().contains { try $0.equals(other) }
  }
}

extension TemplateMapping {
  /// Whether the keys and their values are the same, in any order.
  func equals(_ other: TemplateMapping) throws -> Bool {
    try entries.count == other.entries.count
      && items.allSatisfy { key, value in try other.value(of: key).map { try value.equals($0) } ?? false }
  }
}
