/// Writes JSON byte for byte as Python's `json.dumps(value, separators=(",", ":"))`: ASCII alone, no spaces.
struct JSONWriter {
  private(set) var text = ""

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: text += "null"
    case .bool(let bool): text += bool ? "true" : "false"
    case .int(let int): text += String(int)
    case .double(let double): text += double.isFinite ? double.pythonText : "null"
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
    text += string.jsonLiteral
  }
}

extension String {
  /// The text as JSON, in ASCII alone (Python's `json.dumps`).
  package var jsonLiteral: String {
    var text = "\""
    for unit in utf16 {
      switch unit {
      case 0x22: text += "\\\""
      case 0x5C: text += "\\\\"
      case 0x08: text += "\\b"
      case 0x09: text += "\\t"
      case 0x0A: text += "\\n"
      case 0x0C: text += "\\f"
      case 0x0D: text += "\\r"
      case 0x20...0x7E: text.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
      default: text += "\\u" + [UInt8(unit >> 8), UInt8(unit & 0xFF)].hexadecimal
      }
    }
    return text + "\""
  }
}
