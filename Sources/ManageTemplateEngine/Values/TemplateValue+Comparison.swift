extension TemplateValue {
  /// Whether `{% if value %}` takes it for true, by Python's rules.
  public var isTruthy: Bool {
    switch self {
    case .null: false
    case .bool(let value): value
    case .int(let value): value != 0
    case .double(let value): value != 0
    case .string(let value), .safe(let value): !value.isEmpty
    case .array(let elements): !elements.isEmpty
    case .dictionary(let dictionary): !dictionary.isEmpty
    case .date: true
    case .object(let object): object.templateElements?.isEmpty != true
    case .lazy(let lazy): ((try? lazy.value()) ?? .null).isTruthy
    case .decimal(let number): !number.isZero
    case .duration(let duration): duration.microseconds != 0
    case .sequence(let sequence): sequence.count > 0
    case .mapping(let mapping): !mapping.entries.isEmpty
    }
  }

  /// The value itself, worked out if it's lazy.
  consuming func forced() throws -> TemplateValue {
    if case .lazy(let lazy) = self { return try lazy.value().forced() }
    return self
  }

  /// Whether two values are equal, by Python's rules: numbers by worth, text by characters.
  package func equals(_ other: TemplateValue) throws -> Bool {
    switch (try forced(), try other.forced()) {
    case (.null, .null): return true
    case (.string(let left), .string(let right)), (.string(let left), .safe(let right)),
      (.safe(let left), .string(let right)), (.safe(let left), .safe(let right)):
      return left.utf8.elementsEqual(right.utf8)
    case (.array(let left), .array(let right)):
      return try left.count == right.count && zip(left, right).allSatisfy { try $0.equals($1) }
    case (.dictionary(let left), .dictionary(let right)):
      return try left.count == right.count
        && left.pairs.allSatisfy { key, value in try right[key].map { try value.equals($0) } ?? false }
    case (.date(let left), .date(let right)): return left.isComparable(with: right) && left.instant == right.instant
    case (.int(let left), .int(let right)): return left == right
    case (.duration(let left), .duration(let right)): return left == right
    case (.sequence(let left), .sequence(let right)): return try left.equals(right)
    case (.mapping(let left), .mapping(let right)): return try left.equals(right)
    case (let left, let right):
      if let order = try left.decimalOrder(right) { return order == 0 }
      guard let left = left.number, let right = right.number else { return false }
      return left == right
    }
  }

  /// The order of two values; nil where they can't be compared, as a number with text.
  package func isLess(than other: TemplateValue) throws -> Bool? {
    switch (try forced(), try other.forced()) {
    case (.string(let left), .string(let right)), (.string(let left), .safe(let right)),
      (.safe(let left), .string(let right)), (.safe(let left), .safe(let right)):
      return left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
    case (.array(let left), .array(let right)):
      for (left, right) in zip(left, right) where try !left.equals(right) { return try left.isLess(than: right) }
      return left.count < right.count
    case (.date(let left), .date(let right)):
      return left.isComparable(with: right) ? left.instant < right.instant : nil
    case (.int(let left), .int(let right)): return left < right
    case (.duration(let left), .duration(let right)): return left.microseconds < right.microseconds
    case (.sequence(let left), .sequence(let right)):
      guard left.kind == right.kind else { return nil }
      return try TemplateValue.array(left.elements()).isLess(than: .array(right.elements()))
    case (let left, let right):
      if let order = try left.decimalOrder(right) { return order < 0 }
      guard let left = left.number, let right = right.number else { return nil }
      return left < right
    }
  }

  /// Whether `{% if other in self %}` holds; nil where self can't be searched, or not for such a value.
  func contains(_ other: TemplateValue) throws -> Bool? {
    switch try forced() {
    case .string(let text), .safe(let text):
      guard case .string(let part) = try other.forced().unsafe else { return nil }
      return text.contains(bytes: part)
    case .array(let elements): return try elements.contains { try $0.equals(other) }
    case .dictionary(let dictionary):
      guard case .string(let key) = try other.forced().unsafe else { return try other.isHashable ? false : nil }
      return dictionary[key] != nil
    case .object(let object): return try object.templateElements?.contains { try $0.equals(other) }
    case .sequence(let sequence): return try sequence.contains(other.forced())
    case .mapping(let mapping): return try other.isHashable ? mapping.value(of: other) != nil : nil
    default: return nil
    }
  }

  /// Whether Python takes it for a dictionary's key.
  var isHashable: Bool {
    get throws {
      switch try forced() {
      case .array, .dictionary, .mapping: false
      case .sequence(let sequence):
        try sequence.kind != .set && (sequence.kind != .tuple || sequence.elements().allSatisfy { try $0.isHashable })
      default: true
      }
    }
  }

  /// The number that a bool, an int or a double stands for.
  var number: Double? {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): Double(value)
    case .double(let value): value
    case .decimal(let value): value.floating
    default: nil
    }
  }

  /// The order of two numbers of which one is a decimal; nil where none is, or one isn't a number.
  private func decimalOrder(_ other: TemplateValue) throws -> Int? {
    switch (self, other) {
    case (.decimal, _), (_, .decimal):
      guard let left = exactNumber, let right = other.exactNumber else { return nil }
      return DecimalNumber.compare(left, right)
    default: return nil
    }
  }

  /// The same, no longer marked safe.
  var unsafe: TemplateValue {
    guard case .safe(let text) = self else { return self }
    return .string(text)
  }

  /// The elements that a loop visits; nil if it can't.
  func elements() throws -> [TemplateValue]? {
    switch try forced() {
    case .array(let elements): elements
    case .dictionary(let dictionary): dictionary.keys.map { .string($0) }
    case .string(let text), .safe(let text): text.unicodeScalars.map { .string(String($0)) }
    case .object(let object): object.templateElements
    case .sequence(let sequence): try sequence.elements()
    case .mapping(let mapping): mapping.entries.map(\.key)
    case .null: []
    default: nil
    }
  }
}
