extension TemplateValue {
  /// The integer that Python's `int()` makes of the value; nil where it fails or 64 bits don't hold it.
  var integer: Int? {
    switch self {
    case .bool(let value): return value ? 1 : 0
    case .int(let value): return value
    case .double(let value): return Int(exactly: value.rounded(.towardZero))
    case .decimal(let value): return value.truncated?.integer
    case .string(let text), .safe(let text): return Int(text) ?? Self.wholeNumber(text)?.integer
    default: return nil
    }
  }

  /// The integer that Python's `int()` makes of the value, however large; nil where it fails.
  var wholeNumber: DecimalNumber? {
    switch self {
    case .double(let value): return value.isFinite ? DecimalNumber(exactWhole: value) : nil
    case .decimal(let value): return value.truncated
    case .string(let text), .safe(let text): return Self.wholeNumber(text)
    default: return integer.map { DecimalNumber($0) }
    }
  }

  private static func wholeNumber(_ text: String) -> DecimalNumber? {
    let trimmed = text.trimmingWhitespace()
    guard !trimmed.utf8.contains(where: { ".eE".utf8.contains($0) }), !trimmed.hasPrefix("_"),
      !trimmed.hasSuffix("_"), !trimmed.contains("__"), var number = DecimalNumber(finite: trimmed)
    else { return nil }
    number.kind = .integer
    number.isNegative = number.isNegative && !number.isZero
    return number
  }

  /// The number that Python's `float()` makes of the value; nil where it fails.
  var floating: Double? {
    switch self {
    case .string(let text), .safe(let text): DecimalNumber(text)?.floating
    default: number
    }
  }

  /// A number with all its digits; nil for what is no number.
  var exactNumber: DecimalNumber? {
    switch self {
    case .bool, .int: integer.map { DecimalNumber($0) }
    case .double(let value): DecimalNumber(value.pythonText)
    case .decimal(let value): value
    default: nil
    }
  }

  /// The number of characters, elements or keys, as Python's `len()` tells it; nil where it fails.
  var length: Int? {
    switch self {
    case .string(let text), .safe(let text): text.unicodeScalars.count
    case .array(let elements): elements.count
    case .dictionary(let dictionary): dictionary.count
    case .object(let object): object.templateElements?.count
    case .sequence(let sequence): sequence.count
    case .mapping(let mapping): mapping.entries.count
    case .lazy(let lazy): (try? lazy.value())?.length
    default: nil
    }
  }

  /// The text, escaped unless it's safe.
  public var escapedText: String { isSafe ? text : HTMLEscape.escape(text) }
}

extension Int {
  /// The number without its fraction, or where it's out of range (or no number) the nearest bound (or 0).
  init(saturating value: Double) {
    self = value.isNaN ? 0 : Int(exactly: value.rounded(.towardZero)) ?? (value < 0 ? .min : .max)
  }
}
