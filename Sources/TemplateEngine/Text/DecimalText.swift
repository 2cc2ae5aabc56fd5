/// A decimal number as its digits: exact at any length, unlike a floating-point number.
struct DecimalText {
  var isNegative: Bool
  /// The digits without a point, at least one.
  var digits: [UInt8]
  /// How many places the point stands to the right of the last digit.
  var exponent: Int

  /// Reads what Python's `Decimal` reads; nil for anything else, and for infinity and NaN.
  init?(_ text: String) {
    var rest = Substring(text.trimmingWhitespace())
    isNegative = rest.first == "-"
    if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
    let parts = rest.lowercased().split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
    guard let mantissa = parts.first, let power = parts.count == 2 ? Self.power(parts[1]) : 0 else { return nil }
    let halves = mantissa.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let written = halves.joined().unicodeScalars.filter { $0 != "_" }.map(Self.digit)
    guard !written.isEmpty, !written.contains(nil) else { return nil }
    let significant = Array(written.compactMap { $0 }.drop { $0 == 0 })
    digits = significant.isEmpty ? [0] : significant
    exponent = power - (halves.count == 2 ? halves[1].unicodeScalars.count : 0)
  }

  /// An exponent; those out of all bounds become bounds.
  private static func power(_ text: Substring) -> Int? {
    let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    let bound = 1_000_000_000
    return max(-bound, min(bound, Int(text) ?? (text.hasPrefix("-") ? -bound : bound)))
  }

  /// The worth of a decimal digit of any script.
  private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
    if scalar.isASCII { return ("0"..."9").contains(scalar) ? UInt8(scalar.value - 48) : nil }
    guard scalar.properties.generalCategory == .decimalNumber else { return nil }
    return scalar.properties.numericValue.map { UInt8($0) }
  }

  var isZero: Bool { digits.allSatisfy { $0 == 0 } }

  /// Whether nothing but zeros stands behind the point.
  var isIntegral: Bool { exponent >= 0 || digits.suffix(-exponent).allSatisfy { $0 == 0 } }

  /// The number with this many places behind the point, half rounded away from zero.
  func rounded(places: Int) -> DecimalText {
    var result = self
    if exponent >= -places {
      result.digits += [UInt8](repeating: 0, count: exponent + places)
    } else {
      let dropped = -places - exponent
      let roundsUp = dropped <= digits.count && digits[digits.count - dropped] >= 5
      result.digits = dropped >= digits.count ? [0] : Array(digits.dropLast(dropped))
      if roundsUp { result.increment() }
    }
    result.exponent = -places
    return result
  }

  private mutating func increment() {
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 { digits[index] += 1 } else { digits.insert(1, at: 0) }
  }

  /// The digits before and behind the point, without a sign.
  var halves: (whole: String, fraction: String) {
    var all = digits
    if exponent > 0 { all += [UInt8](repeating: 0, count: exponent) }
    let places = max(0, -exponent)
    if all.count <= places { all.insert(contentsOf: [UInt8](repeating: 0, count: places + 1 - all.count), at: 0) }
    while all.count > places + 1, all.first == 0 { all.removeFirst() }
    let text = String(decoding: all.map { $0 + 48 }, as: UTF8.self)
    return (String(text.dropLast(places)), String(text.suffix(places)))
  }
}

extension DecimalText {
  /// The whole part with its sign.
  var wholeText: String { (isNegative && !isZero ? "-" : "") + halves.whole }
}
