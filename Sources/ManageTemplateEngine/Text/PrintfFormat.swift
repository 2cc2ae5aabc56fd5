import Foundation

/// One value in Python's `%` format, as `stringformat` has it.
struct PrintfFormat {
  /// Wider than this no page needs, and a width may come from a reader.
  private static let limit = 10_000

  private var flags: Set<Character> = []
  private var width = 0
  private var precision: Int?

  /// The value in a format that lacks its first `%`; nil where they don't fit.
  ///
  /// Throws for infinity where a whole number is asked for, and for a key that a dictionary lacks.
  static func text(_ value: TemplateValue, _ format: String) throws -> String? {
    var value = value
    if case .sequence(let sequence) = value, sequence.kind == .tuple { value = .string(value.text) }
    var rest = Substring("%" + format)
    var result = ""
    var isUsed = false
    while let start = rest.firstIndex(of: "%") {
      result += rest[..<start]
      rest = rest[rest.index(after: start)...]
      var argument = isUsed ? [] : [value]
      if rest.first == "(" {
        guard let key = key(&rest), let entry = try entry(of: value, key) else { return nil }
        argument = [entry]
        isUsed = true
      }
      var conversion = PrintfFormat()
      guard let letter = conversion.take(&rest) else { return nil }
      guard letter != "%" else {
        result += "%"
        continue
      }
      guard let argument = argument.first, let text = try conversion.convert(argument, letter) else { return nil }
      result += text
      isUsed = true
    }
    return isUsed || isMapping(value) ? result + rest : nil
  }

  /// The key in the parentheses that begin here; nil where nothing closes them.
  private static func key(_ rest: inout Substring) -> String? {
    var depth = 0
    for index in rest.indices {
      if rest[index] == "(" { depth += 1 }
      if rest[index] == ")" { depth -= 1 }
      guard depth == 0 else { continue }
      defer { rest = rest[rest.index(after: index)...] }
      return String(rest[..<index].dropFirst())
    }
    return nil
  }

  private static func entry(of value: TemplateValue, _ key: String) throws -> TemplateValue? {
    let found: TemplateValue?
    switch value {
    case .dictionary(let dictionary): found = dictionary[key]
    case .mapping(let mapping): found = try mapping.value(of: .string(key))
    default: return nil
    }
    guard let found else { throw TemplateError(.render, "\(value.representation()) has no '\(key)'") }
    return try found.forced()
  }

  /// Whether Python looks up keys in the value, so that a format need not use it.
  private static func isMapping(_ value: TemplateValue) -> Bool {
    switch value {
    case .dictionary, .mapping, .array: true
    case .sequence(let sequence): sequence.isIndexed
    default: false
    }
  }

  /// Reads what stands before the letter of a conversion, and the letter; nil where it's incomplete or too wide.
  private mutating func take(_ rest: inout Substring) -> Character? {
    while let flag = rest.first, "-+ #0".contains(flag) { flags.insert(rest.removeFirst()) }
    width = Self.number(&rest) ?? 0
    if rest.first == "." {
      rest.removeFirst()
      precision = Self.number(&rest) ?? 0
    }
    while let length = rest.first, "hlL".contains(length) { rest.removeFirst() }
    return width <= Self.limit && precision ?? 0 <= Self.limit ? rest.popFirst() : nil
  }

  private static func number(_ rest: inout Substring) -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    return digits.isEmpty ? nil : Int(digits) ?? .max
  }

  private func convert(_ value: TemplateValue, _ conversion: Character) throws -> String? {
    switch conversion {
    case "s": return padded(cut(value.text), zeros: false)
    case "r": return padded(cut(value.representation()), zeros: false)
    case "a": return padded(cut(value.representation().asciiRepresentation), zeros: false)
    case "c": return character(value).map { padded($0, zeros: false) }
    case "d", "i", "u": return value.number == nil ? nil : try value.boundedWholeNumber.map { decimal($0) }
    case "x": return wholeNumber(value).map { integer($0, radix: 16, prefix: "0x") }
    case "X": return wholeNumber(value).map { integer($0, radix: 16, prefix: "0X").uppercased() }
    case "o": return wholeNumber(value).map { integer($0, radix: 8, prefix: "0o") }
    case "e", "E", "f", "F", "g", "G": return value.number.map { floating($0, conversion) }
    default: return nil
    }
  }

  private func cut(_ text: String) -> String {
    precision.map { String(text.unicodeScalars.prefix($0)) } ?? text
  }

  private func wholeNumber(_ value: TemplateValue) -> DecimalNumber? {
    switch value {
    case .int, .bool: value.wholeNumber
    case .decimal(let number): number.kind == .integer ? number : nil
    default: nil
    }
  }

  private func character(_ value: TemplateValue) -> String? {
    switch value {
    case .int(let code): UInt32(exactly: code).flatMap(Unicode.Scalar.init).map { String($0) }
    case .string(let text), .safe(let text): text.unicodeScalars.count == 1 ? text : nil
    default: nil
    }
  }

  private func decimal(_ number: DecimalNumber) -> String {
    padded(withZeros(number.halves.whole), sign: sign(isNegative: number.isNegative && !number.isZero))
  }

  private func integer(_ number: DecimalNumber, radix: Int, prefix: String) -> String {
    let digits = withZeros(number.digits(radix: radix))
    return padded(digits, sign: sign(isNegative: number.isNegative) + (flags.contains("#") ? prefix : ""))
  }

  private func withZeros(_ digits: String) -> String {
    String(repeating: "0", count: max(0, (precision ?? 0) - digits.count)) + digits
  }

  private func floating(_ number: Double, _ conversion: Character) -> String {
    let isNegative = number.sign == .minus && !number.isNaN
    let sign = sign(isNegative: isNegative)
    guard number.isFinite else {
      let name = number.isNaN ? "nan" : "inf"
      return padded(conversion.isUppercase ? name.uppercased() : name, sign: sign, zeros: false)
    }
    let format = "%\(flags.contains("#") ? "#" : "").\(precision ?? 6)\(conversion)"
    return padded(String(format: format, abs(number)), sign: sign)
  }

  private func sign(isNegative: Bool) -> String {
    isNegative ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : ""
  }

  private func padded(_ text: String, sign: String = "", zeros: Bool = true) -> String {
    let space = max(0, width - text.unicodeScalars.count - sign.count)
    if flags.contains("-") { return sign + text + String(repeating: " ", count: space) }
    if zeros, flags.contains("0") { return sign + String(repeating: "0", count: space) + text }
    return String(repeating: " ", count: space) + sign + text
  }
}

extension String {
  /// The text with `\u00e9` and the like for all that isn't ASCII (Python's `ascii()`).
  fileprivate var asciiRepresentation: String {
    unicodeScalars.map { $0.isASCII ? String($0) : $0.pythonEscape }.joined()
  }
}
