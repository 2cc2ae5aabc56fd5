extension TemplateValue {
  /// The integer that Python's `int()` makes of the value; nil where it fails.
  var integer: Int? {
    switch self {
    case .bool(let value): return value ? 1 : 0
    case .int(let value): return value
    case .double(let value): return Int(exactly: value.rounded(.towardZero))
    case .string(let text), .safe(let text):
      let trimmed = text.trimmingWhitespace()
      guard !trimmed.hasPrefix("_"), !trimmed.hasSuffix("_"), !trimmed.contains("__") else { return nil }
      return Int(trimmed.filter { $0 != "_" })
    default: return nil
    }
  }

  /// The number that Python's `float()` makes of the value; nil where it fails.
  var floating: Double? {
    switch self {
    case .bool, .int, .double: return number
    case .string(let text), .safe(let text):
      let trimmed = text.trimmingWhitespace()
      if let decimal = DecimalText(trimmed) {
        let digits = String(decoding: decimal.digits.map { $0 + 48 }, as: UTF8.self)
        return Double("\(decimal.isNegative ? "-" : "")\(digits)e\(decimal.exponent)")
      }
      let word = trimmed.lowercased().trimmingCharacters { $0 == "+" || $0 == "-" }
      guard ["inf", "infinity", "nan"].contains(word) else { return nil }
      return word == "nan" ? .nan : trimmed.hasPrefix("-") ? -.infinity : .infinity
    default: return nil
    }
  }

  /// The number of characters, elements or keys, as Python's `len()` tells it; nil where it fails.
  var length: Int? {
    switch self {
    case .string(let text), .safe(let text): text.unicodeScalars.count
    case .array(let elements): elements.count
    case .dictionary(let dictionary): dictionary.count
    case .object(let object): object.templateElements?.count
    default: nil
    }
  }

  /// The text, escaped unless it's safe.
  var escapedText: String { isSafe ? text : HTMLEscape.escape(text) }
}

extension Int {
  /// The number without its fraction, or where it's out of range (or no number) the nearest bound (or 0).
  init(saturating value: Double) {
    self = value.isNaN ? 0 : Int(exactly: value.rounded(.towardZero)) ?? (value < 0 ? .min : .max)
  }
}
