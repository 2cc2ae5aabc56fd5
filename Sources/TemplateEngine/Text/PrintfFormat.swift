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
  /// Throws for infinity where a whole number is asked for.
  static func text(_ value: TemplateValue, _ format: String) throws -> String? {
    var rest = Substring(format)
    var conversion = PrintfFormat()
    var value = value
    if case .sequence(let sequence) = value, sequence.kind == .tuple { value = .string(value.text) }
    guard let formatted = try conversion.take(value, &rest) else { return nil }
    let tail = String(rest).replacing(bytes: "%%", with: "\u{0}")
    return tail.contains("%") ? nil : formatted + tail.replacing(bytes: "\u{0}", with: "%")
  }

  private mutating func take(_ value: TemplateValue, _ rest: inout Substring) throws -> String? {
    while let flag = rest.first, "-+ #0".contains(flag) { flags.insert(rest.removeFirst()) }
    width = Self.number(&rest) ?? 0
    if rest.first == "." {
      rest.removeFirst()
      precision = Self.number(&rest) ?? 0
    }
    while let length = rest.first, "hlL".contains(length) { rest.removeFirst() }
    guard width <= Self.limit, precision ?? 0 <= Self.limit, let conversion = rest.popFirst() else { return nil }
    return try convert(value, conversion)
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

  private func wholeNumber(_ value: TemplateValue) -> Int? {
    switch value {
    case .int, .bool: value.integer
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

  private func integer(_ number: Int, radix: Int, prefix: String) -> String {
    let digits = withZeros(String(number.magnitude, radix: radix))
    return padded(digits, sign: sign(isNegative: number < 0) + (flags.contains("#") ? prefix : ""))
  }

  private func withZeros(_ digits: String) -> String {
    String(repeating: "0", count: max(0, (precision ?? 0) - digits.count)) + digits
  }

  private func floating(_ number: Double, _ conversion: Character) -> String {
    let isNegative = number.sign == .minus && !number.isNaN
    let sign = sign(isNegative: isNegative)
    guard number.isFinite else { return padded(number.isNaN ? "nan" : "inf", sign: sign, zeros: false) }
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
