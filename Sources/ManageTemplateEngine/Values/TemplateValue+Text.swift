import ManageGroundwork

extension TemplateValue {
  /// The value as text, as Python's `str()` gives it.
  public var text: String {
    switch self {
    case .null: "None"
    case .bool(let value): value ? "True" : "False"
    case .int(let value): String(value)
    case .double(let value): value.pythonText
    case .string(let value), .safe(let value): value
    case .array, .dictionary, .sequence, .mapping: representation(depth: 0)
    case .date(let value): value.isoText
    case .object(let value): value.templateText
    case .lazy(let value): ((try? value.value()) ?? .null).text
    case .decimal(let value): value.text
    case .duration(let value): value.text
    }
  }

  /// Whether autoescaping leaves it as it is.
  public var isSafe: Bool {
    switch self {
    case .safe: true
    case .lazy(let value): ((try? value.value()) ?? .null).isSafe
    default: false
    }
  }

  /// The value as Python's `repr()` gives it, cut where it nests too deep.
  func representation(depth: Int = 0) -> String {
    guard depth < 100 else { return "..." }
    switch self {
    case .string(let value), .safe(let value): return value.pythonRepresentation
    case .array(let elements):
      return "[" + elements.map { $0.representation(depth: depth + 1) }.joined(separator: ", ") + "]"
    case .dictionary(let dictionary):
      let pairs = dictionary.pairs.map { key, value in
        "\(key.pythonRepresentation): \(value.representation(depth: depth + 1))"
      }
      return "{" + pairs.joined(separator: ", ") + "}"
    case .lazy(let value): return ((try? value.value()) ?? .null).representation(depth: depth)
    case .sequence(let sequence): return sequence.representation(depth: depth)
    case .mapping(let mapping): return mapping.representation(depth: depth)
    case .duration(let duration): return duration.representation
    case .date(let date): return date.representation
    case .decimal(let number): return number.kind == .integer ? number.text : "Decimal('\(number.text)')"
    case .null, .bool, .int, .double, .object: return text
    }
  }
}

extension String {
  /// The string as a Python literal.
  var pythonRepresentation: String {
    let quote: Unicode.Scalar = contains("'") && !contains("\"") ? "\"" : "'"
    var result = String(quote)
    for scalar in unicodeScalars {
      switch scalar {
      case quote, "\\": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result += scalar.isPythonPrintable ? String(scalar) : scalar.pythonEscape
      }
    }
    return result + String(quote)
  }
}

extension Unicode.Scalar {
  fileprivate var isPythonPrintable: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    case .spaceSeparator: self == " "
    default: true
    }
  }

  var pythonEscape: String {
    let digits = String(value, radix: 16)
    let (letter, width) = value < 0x100 ? ("x", 2) : value < 0x10000 ? ("u", 4) : ("U", 8)
    return "\\" + letter + String(repeating: "0", count: width - digits.count) + digits
  }
}
