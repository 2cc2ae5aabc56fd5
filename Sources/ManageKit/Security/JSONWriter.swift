/// Writes JSON byte for byte as Python's `json.dumps(value, separators=(",", ":"))`: ASCII alone, no spaces.
struct JSONWriter {
  private(set) var text = ""

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: text += "null"
    case .bool(let bool): text += bool ? "true" : "false"
    case .int(let int): text += String(int)
    case .double(let double): text += double.isFinite ? Self.pythonRepresentation(of: double) : "null"
    case .string(let string): write(string)
    case .array(let array): write(array)
    case .object(let object): write(object)
    }
  }

  private mutating func write(_ array: [JSONValue]) {
    text += "["
    for (index, element) in array.enumerated() {
      if index > 0 { text += "," }
      write(element)
    }
    text += "]"
  }

  private mutating func write(_ object: JSONObject) {
    text += "{"
    for (index, member) in object.enumerated() {
      if index > 0 { text += "," }
      write(member.key)
      text += ":"
      write(member.value)
    }
    text += "}"
  }

  private mutating func write(_ string: String) {
    text += "\""
    for unit in string.utf16 {
      switch unit {
      case 0x22: text += "\\\""
      case 0x5C: text += "\\\\"
      case 0x08: text += "\\b"
      case 0x09: text += "\\t"
      case 0x0A: text += "\\n"
      case 0x0C: text += "\\f"
      case 0x0D: text += "\\r"
      case 0x20...0x7E: text.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
      default: text += "\\u" + Self.hexadecimal(unit)
      }
    }
    text += "\""
  }

  private static func hexadecimal(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// The shortest digits that read back as the number, with an exponent where Python has one: below 1e-4 and from 1e16.
  static func pythonRepresentation(of double: Double) -> String {
    guard double != 0 else { return double.sign == .minus ? "-0.0" : "0.0" }
    let (digits, exponent) = shortestDigits(of: double.magnitude)
    let sign = double < 0 ? "-" : ""
    switch exponent {
    case 0..<16:
      let whole = digits.prefix(exponent + 1)
      let zeros = String(repeating: "0", count: exponent + 1 - whole.count)
      let fraction = digits.dropFirst(exponent + 1)
      return sign + whole + zeros + "." + (fraction.isEmpty ? "0" : fraction)
    case -4..<0:
      return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits
    default:
      let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
      let power = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
      return sign + digits.prefix(1) + fraction + (exponent < 0 ? "e-" : "e+") + power
    }
  }

  /// The significant digits, and the power of ten of the first.
  private static func shortestDigits(of magnitude: Double) -> (digits: String, exponent: Int) {
    let parts = magnitude.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let all = mantissa.joined()
    let leadingZeros = all.prefix { $0 == "0" }.count
    var digits = String(all.dropFirst(leadingZeros))
    while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
    let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    return (digits, mantissa[0].count - 1 - leadingZeros + power)
  }
}
