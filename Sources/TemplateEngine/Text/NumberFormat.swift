/// Numbers as the site's language writes them.
enum NumberFormat {
  /// A floating-point number without an exponent.
  static func plain(_ number: Double) -> String {
    let text = number.pythonText
    guard text.contains("e"), let decimal = DecimalText(text) else { return text }
    guard decimal.digits.count + abs(decimal.exponent) <= 200 else { return text }
    let (whole, fraction) = decimal.halves
    return (decimal.isNegative ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// Digits with a comma before each third from the right.
  static func grouped(_ digits: String) -> String {
    let digits = Array(digits.utf8)
    var result: [UInt8] = []
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(UInt8(ascii: ",")) }
      result.append(digit)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
