import ManageGroundwork

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
  package var wholeNumber: DecimalNumber? {
    switch self {
    case .double(let value): return value.isFinite ? DecimalNumber(exactWhole: value) : nil
    case .decimal(let value): return value.truncated
    case .string(let text), .safe(let text): return Self.wholeNumber(text)
    default: return integer.map { DecimalNumber($0) }
    }
  }

  /// The same, but throws for infinity, which no text or other fallback stands in for.
  var boundedWholeNumber: DecimalNumber? {
    get throws {
      switch self {
      case .double(let value) where value.isInfinite: throw TemplateError(.render, "Infinity is not a whole number")
      case .decimal(let value) where value.kind == .infinity:
        throw TemplateError(.render, "Infinity is not a whole number")
      default: return wholeNumber
      }
    }
  }

  /// The most digits that Python's `int()` reads.
  private static let mostDigits = 4300

  private static func wholeNumber(_ text: String) -> DecimalNumber? {
    guard !text.utf8.contains(where: { ".eE".utf8.contains($0) }), hasDigitsAroundUnderscores(text),
      var number = DecimalNumber(finite: text), number.digits.count <= mostDigits
    else { return nil }
    number.kind = .integer
    number.isNegative = number.isNegative && !number.isZero
    return number
  }

  /// Whether each underscore stands between two digits, where Python's numbers may have one.
  private static func hasDigitsAroundUnderscores(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return true }
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.filter { scalars[$0] == "_" }.allSatisfy { index in
      [index - 1, index + 1].allSatisfy { neighbour in
        scalars.indices.contains(neighbour) && scalars[neighbour].properties.generalCategory == .decimalNumber
      }
    }
  }

  /// The whole number that a filter is told, or the nearest that 64 bits hold; nil for text and NaN, which are none.
  /// Throws for infinity, and for what is neither text nor a number.
  func wholeArgument(of filter: String) throws -> Int? {
    switch try forced() {
    case .bool, .int, .double, .decimal, .string, .safe:
      return try boundedWholeNumber.map { $0.integer ?? ($0.isNegative ? .min : .max) }
    default: throw TemplateError(.render, "'\(filter)' needs a whole number, not \(representation())")
    }
  }

  /// The text that a filter is told; throws for anything else.
  func textArgument(of filter: String) throws -> String {
    guard case .string(let text) = try forced().unsafe else {
      throw TemplateError(.render, "'\(filter)' needs text, not \(representation())")
    }
    return text
  }

  /// The number that Python's `float()` makes of the value; nil where it fails.
  package var floating: Double? {
    switch self {
    case .string(let text), .safe(let text):
      Self.hasDigitsAroundUnderscores(text) ? DecimalNumber(text)?.floating : nil
    default: number
    }
  }

  /// A number with all its digits; nil for anything that isn't a number.
  package var exactNumber: DecimalNumber? {
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
