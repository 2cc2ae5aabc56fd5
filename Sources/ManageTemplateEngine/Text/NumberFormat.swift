import ManageGroundwork

/// How numbers are written: with which separators, groups and places (Django's `numberformat`).
package struct NumberFormat {
  private let decimalSeparator: String
  private let thousandSeparator: String
  /// The sizes of groups of digits from the right; the last one repeats, and none are made where it is empty.
  private let groups: [Int]
  private let places: Int?

  /// Takes a language's separators.
  package init(_ formats: LanguageFormats, isGrouped: Bool, places: Int? = nil) {
    self.init(
      decimalSeparator: formats.decimalSeparator, thousandSeparator: formats.thousandSeparator,
      groups: isGrouped ? formats.grouping : [], places: places)
  }

  init(decimalSeparator: String, thousandSeparator: String, groups: [Int], places: Int?) {
    self.decimalSeparator = decimalSeparator
    self.thousandSeparator = thousandSeparator
    self.groups = groups.first == 0 ? [] : groups
    self.places = places
  }

  /// The number in this format; text that isn't a number is treated as one all the same, as in Django.
  package func text(of value: TemplateValue) -> String {
    switch value {
    case .int(let number) where groups.isEmpty && places ?? 0 == 0: return String(number)
    case .decimal(let number) where number.kind != .integer: return text(number)
    case .double(let number):
      let text = number.pythonText
      return text.contains("e") ? DecimalNumber(text).map(self.text) ?? text : written(text)
    case .null: return value.text
    default: return written(value.text)
    }
  }

  /// A decimal in this format: without an exponent, unless that took more than 200 digits.
  func text(_ number: DecimalNumber) -> String {
    guard number.isFinite else { return number.text }
    var number = number
    if let places, isNegligible(number, places) { number = DecimalNumber(0) }
    guard !number.isUnwieldy else {
      let (mantissa, power) = number.scientific
      return "\(written(mantissa))e\(power)"
    }
    let (whole, fraction) = number.halves
    return written((number.isNegative ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction))
  }

  /// Whether a number is too small for the places that are shown.
  private func isNegligible(_ number: DecimalNumber, _ places: Int) -> Bool {
    number.isZero || number.digits.drop { $0 == 0 }.count + number.exponent <= -max(1, places)
  }

  private func written(_ text: String) -> String {
    guard !text.isEmpty else { return "" }
    let sign = text.hasPrefix("-") ? "-" : ""
    let parts = text.dropFirst(sign.count).split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    var fraction = parts.count == 2 ? String(parts[1]) : ""
    if let places {
      fraction = fraction.prefix(places) + String(repeating: "0", count: max(0, places - fraction.count))
    }
    let whole = groups.isEmpty ? String(parts[0]) : grouped(String(parts[0]))
    return sign + whole + (fraction.isEmpty ? "" : decimalSeparator + fraction)
  }

  private func grouped(_ digits: String) -> String {
    var sizes = (groups.count == 1 ? groups + [0] : groups)[...]
    var size = sizes.popFirst() ?? 0
    var count = 0
    var parts: [String] = []
    for digit in digits.reversed() {
      if count > 0, count == size {
        if let next = sizes.popFirst(), next != 0 { size = next }
        parts.append(thousandSeparator)
        count = 0
      }
      parts.append(String(digit))
      count += 1
    }
    return parts.reversed().joined()
  }
}
