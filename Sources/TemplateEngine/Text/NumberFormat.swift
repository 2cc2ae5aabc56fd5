/// Numbers as the site's language writes them.
enum NumberFormat {
  /// A floating-point number without an exponent.
  static func plain(_ number: Double, _ formats: LanguageFormats) -> String {
    guard let decimal = DecimalText(number.pythonText), decimal.digits.count + abs(decimal.exponent) <= 200 else {
      return number.pythonText
    }
    return text(decimal, formats, isGrouped: false)
  }

  /// A number with the language's separators.
  static func text(_ number: DecimalText, _ formats: LanguageFormats, isGrouped: Bool) -> String {
    let (whole, fraction) = number.halves
    let sign = number.isNegative ? "-" : ""
    let digits = isGrouped ? grouped(whole, formats.thousandSeparator) : whole
    return sign + digits + (fraction.isEmpty ? "" : formats.decimalSeparator + fraction)
  }

  /// Digits with a separator before each third from the right.
  static func grouped(_ digits: String, _ separator: String) -> String {
    let digits = Array(digits.utf8)
    var result: [UInt8] = []
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result += separator.utf8 }
      result.append(digit)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
