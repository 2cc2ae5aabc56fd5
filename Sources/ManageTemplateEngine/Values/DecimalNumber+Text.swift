extension DecimalNumber {
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

  /// The whole part with its sign.
  var wholeText: String { (isNegative && !isZero ? "-" : "") + halves.whole }

  /// The number as Python's `str()` writes it: with an exponent where it's very large or small.
  package var text: String {
    let sign = isNegative ? "-" : ""
    switch kind {
    case .notANumber: return "NaN"
    case .infinity: return sign + "Infinity"
    case .integer: return wholeText
    case .decimal:
      guard exponent > 0 || digits.count + exponent <= -6 else {
        let (whole, fraction) = halves
        return sign + whole + (fraction.isEmpty ? "" : "." + fraction)
      }
      return sign + mantissa + "E" + powerText
    }
  }

  /// The digits of an integer in another radix, without a sign.
  func digits(radix: Int) -> String {
    if let integer { return String(integer.magnitude, radix: radix) }
    var number = digits
    var result = ""
    while !number.isEmpty {
      var rest = 0
      let quotient = number.map { digit in
        rest = rest * 10 + Int(digit)
        defer { rest %= radix }
        return UInt8(rest / radix)
      }
      result += String(rest, radix: radix)
      number = Array(quotient.drop { $0 == 0 })
    }
    return String(result.reversed())
  }

  /// The number with one digit before the point, as in `1.5e+300`.
  var scientific: (mantissa: String, power: String) { ((isNegative ? "-" : "") + mantissa, powerText) }

  private var mantissa: String {
    let text = String(decoding: digits.map { $0 + 48 }, as: UTF8.self)
    return text.prefix(1) + (text.count > 1 ? "." + text.dropFirst() : "")
  }

  private var powerText: String {
    let power = digits.count - 1 + exponent
    return (power < 0 ? "-" : "+") + String(power.magnitude)
  }
}
