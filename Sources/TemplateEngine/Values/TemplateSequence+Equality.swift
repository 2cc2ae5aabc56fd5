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
}

extension TemplateMapping {
  /// Whether the keys and their values are the same, in any order.
  func equals(_ other: TemplateMapping) throws -> Bool {
    try entries.count == other.entries.count
      && items.allSatisfy { key, value in try other.value(of: key).map { try value.equals($0) } ?? false }
  }
}
