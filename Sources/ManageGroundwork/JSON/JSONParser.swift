/// A strict parser of RFC 8259: no comments, no trailing commas, no NaN, nothing after the value.
struct JSONParser {
  /// How deep arrays and objects may be nested: recursion must fit the small stack of a task's thread.
  static let maxDepth = 128

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func parse() throws(JSONError) -> JSONValue {
    let value = try parseValue()
    skipWhitespace()
    guard position == bytes.count else { throw .unexpected(offset: position) }
    return value
  }

  private mutating func parseValue() throws(JSONError) -> JSONValue {
    skipWhitespace()
    switch peek {
    case UInt8(ascii: "{"): return try nested { parser throws(JSONError) in .object(try parser.parseObject()) }
    case UInt8(ascii: "["): return try nested { parser throws(JSONError) in .array(try parser.parseArray()) }
    case UInt8(ascii: "\""): return .string(try parseString())
    case UInt8(ascii: "t"): return try parse("true", as: true)
    case UInt8(ascii: "f"): return try parse("false", as: false)
    case UInt8(ascii: "n"): return try parse("null", as: nil)
    default: return try parseNumber()
    }
  }

  private mutating func nested(
    _ parse: (inout JSONParser) throws(JSONError) -> JSONValue
  ) throws(JSONError) -> JSONValue {
    guard depth < Self.maxDepth else { throw .tooDeep(offset: position) }
    depth += 1
    defer { depth -= 1 }
    position += 1
    return try parse(&self)
  }

  private mutating func parseObject() throws(JSONError) -> JSONObject {
    var object = JSONObject()
    guard !skip("}") else { return object }
    repeat {
      skipWhitespace()
      let key = try parseString()
      guard skip(":") else { throw .unexpected(offset: position) }
      object[key] = try parseValue()
    } while skip(",")
    guard skip("}") else { throw .unexpected(offset: position) }
    return object
  }

  private mutating func parseArray() throws(JSONError) -> [JSONValue] {
    var array: [JSONValue] = []
    guard !skip("]") else { return array }
    repeat {
      array.append(try parseValue())
    } while skip(",")
    guard skip("]") else { throw .unexpected(offset: position) }
    return array
  }

  private mutating func parse(_ word: StaticString, as value: JSONValue) throws(JSONError) -> JSONValue {
    let end = position + word.utf8CodeUnitCount
    guard end <= bytes.count, word.description.utf8.elementsEqual(bytes[position..<end]) else {
      throw .unexpected(offset: position)
    }
    position = end
    return value
  }

  // MARK: - Strings

  private mutating func parseString() throws(JSONError) -> String {
    guard peek == UInt8(ascii: "\"") else { throw .unexpected(offset: position) }
    position += 1
    var text: [UInt8] = []
    while let byte = next() {
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else { throw .invalidString(offset: position) }
        return string
      case UInt8(ascii: "\\"): text += try parseEscape()
      case 0..<0x20: throw .invalidString(offset: position - 1)
      default: text.append(byte)
      }
    }
    throw .unexpected(offset: position)
  }

  private mutating func parseEscape() throws(JSONError) -> [UInt8] {
    let start = position
    switch next() {
    case UInt8(ascii: "\""): return [UInt8(ascii: "\"")]
    case UInt8(ascii: "\\"): return [UInt8(ascii: "\\")]
    case UInt8(ascii: "/"): return [UInt8(ascii: "/")]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return Array(String(try parseScalar()).utf8)
    default: throw .invalidString(offset: start)
    }
  }

  /// The scalar after `\u`: four hexadecimal digits, or a pair of them that are surrogates. A surrogate alone, which
  /// Python writes and Swift has no character for, is U+FFFD.
  private mutating func parseScalar() throws(JSONError) -> Unicode.Scalar {
    let unit = try parseUnit()
    guard UTF16.isLeadSurrogate(unit) else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
    let afterLead = position
    if next() == UInt8(ascii: "\\"), next() == UInt8(ascii: "u"), let trail = try? parseUnit(),
      let pair = String(validating: [unit, trail], as: UTF16.self)?.unicodeScalars, pair.count == 1
    {
      return pair[pair.startIndex]
    }
    position = afterLead
    return "\u{FFFD}"
  }

  private mutating func parseUnit() throws(JSONError) -> UInt16 {
    let start = position
    let digits = bytes[position...].prefix(4)
    position += digits.count
    // `UInt16.init` alone would take a sign.
    guard digits.count == 4, digits.allSatisfy({ $0.hexadecimalDigitValue != nil }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw .invalidString(offset: start) }
    return unit
  }

  // MARK: - Numbers

  private mutating func parseNumber() throws(JSONError) -> JSONValue {
    let start = position
    take { $0 == UInt8(ascii: "-") }
    guard let first = peek, first.isASCIIDigit else { throw .unexpected(offset: position) }
    let whole = takeDigits()
    guard whole == 1 || first != UInt8(ascii: "0") else { throw .invalidNumber(offset: start) }
    let hasFraction = try parseFraction()
    let hasExponent = try parseExponent()
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if !hasFraction, !hasExponent, let int = Int(text) { return .int(int) }
    guard let double = Double(text), double.isFinite else { throw .invalidNumber(offset: start) }
    return .double(double)
  }

  private mutating func parseFraction() throws(JSONError) -> Bool {
    guard take({ $0 == UInt8(ascii: ".") }) else { return false }
    guard takeDigits() > 0 else { throw .invalidNumber(offset: position) }
    return true
  }

  private mutating func parseExponent() throws(JSONError) -> Bool {
    guard take({ $0 | 0x20 == UInt8(ascii: "e") }) else { return false }
    take { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
    guard takeDigits() > 0 else { throw .invalidNumber(offset: position) }
    return true
  }

  private mutating func takeDigits() -> Int {
    let start = position
    while take(\.isASCIIDigit) {}
    return position - start
  }

  // MARK: - Bytes

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func next() -> UInt8? {
    guard let byte = peek else { return nil }
    position += 1
    return byte
  }

  @discardableResult
  private mutating func take(_ isWanted: (UInt8) -> Bool) -> Bool {
    guard let byte = peek, isWanted(byte) else { return false }
    position += 1
    return true
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipWhitespace()
    return take { $0 == UInt8(ascii: character) }
  }

  private mutating func skipWhitespace() {
    while take({ $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) {}
  }
}
