extension TemplateValue {
  /// The value with all dictionaries in it in the order of their keys.
  func sorted(depth: Int = 0) throws -> TemplateValue {
    guard depth < 50 else { return self }
    switch try forced() {
    case .array(let elements): return .array(try elements.map { try $0.sorted(depth: depth + 1) })
    case .sequence(let sequence) where sequence.kind == .tuple || sequence.kind == .set:
      var elements = try sequence.elements().map { try $0.sorted(depth: depth + 1) }
      if sequence.kind == .set { try elements.sort { try $0.isLess(than: $1) ?? false } }
      return .sequence(TemplateSequence(sequence.kind, elements))
    case .dictionary(let dictionary):
      let pairs = try dictionary.pairs.map { ($0.key, try $0.value.sorted(depth: depth + 1)) }
      return .dictionary(
        TemplateDictionary(pairs.sorted { $0.0.unicodeScalars.lexicographicallyPrecedes($1.0.unicodeScalars) }))
    case .mapping(let mapping) where mapping.kind == .dictionary:
      let entries = try mapping.entries.map { (key: $0.key, value: try $0.value.sorted(depth: depth + 1)) }
      return .mapping(TemplateMapping(try entries.sorted { try $0.key.isLess(than: $1.key) ?? false }))
    case let other: return other
    }
  }
}
