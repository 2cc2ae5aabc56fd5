/// Numbers as people write them.
enum HumanNumber {
  private static let exponents = [6, 9, 12, 15, 18, 21, 24, 27, 30, 33, 100]

  /// With the language's separators between groups of digits; text that isn't a number with commas.
  static func grouped(_ value: TemplateValue, _ context: FilterContext) -> String {
    let format = NumberFormat(context.formats, isGrouped: true)
    switch value {
    case .double, .decimal, .int: return format.text(of: value)
    case .bool(let flag): return flag ? "1" : "0"
    default:
      guard let number = DecimalNumber(value.text) else { return withCommas(value.text) }
      return format.text(number)
    }
  }

  /// Commas before each third digit of the number that the text begins with.
  static func withCommas(_ text: String) -> String {
    let sign = text.hasPrefix("-") ? "-" : ""
    let rest = text.dropFirst(sign.count)
    let digits = rest.prefix { $0.unicodeScalars.allSatisfy { $0.properties.generalCategory == .decimalNumber } }
    let format = NumberFormat(decimalSeparator: ".", thousandSeparator: ",", groups: [3], places: nil)
    return sign + format.text(of: .string(String(digits))) + rest.dropFirst(digits.count)
  }

  /// `1.2 million`; the number itself below a million, and the value where it isn't a number.
  static func word(_ value: TemplateValue, _ context: FilterContext) throws -> TemplateValue {
    guard let whole = try value.boundedWholeNumber else { return value }
    let number = whole.floating
    guard abs(number) >= 1_000_000 else { return whole.value }
    for (exponent, name) in zip(exponents, LanguageMessages.numberNames) {
      guard whole.digits.count <= exponent + 3 else { continue }
      let quotient = number / (Double("1e\(exponent)") ?? 1)
      let count = Int(saturating: (abs(quotient) - 1).rounded(.up)) + 1
      let phrase = context.translated("%(value)s \(name)", plural: "%(value)s \(name)", count: count)
      let shown = try FloatFormat(.int(1)).apply(to: .double(quotient), context).text
      return .string(phrase.replacing(bytes: "%(value)s", with: shown))
    }
    return .decimal(whole)
  }

  /// `1st`, `2nd`; the value where it isn't a number.
  static func ordinal(_ value: TemplateValue, _ context: FilterContext) throws -> TemplateValue {
    guard let number = try value.boundedWholeNumber else { return value }
    guard !number.isNegative else { return .string(number.text) }
    let (hundred, last) = (number.remainder(by: 100), number.remainder(by: 10))
    let index = number.text == "1" ? 0 : (11...13).contains(hundred) ? 1 : last + 2
    let (name, text) = LanguageMessages.ordinals[index]
    return .safe(context.translated(text, context: name).replacing(bytes: "{}", with: number.text))
  }

  /// The word for 1 to 9, else the number; the value where it isn't a number.
  static func spelled(_ value: TemplateValue, _ context: FilterContext) throws -> TemplateValue {
    guard let whole = try value.boundedWholeNumber else { return value }
    guard let number = whole.integer, (1...9).contains(number) else { return whole.value }
    return .string(context.translated(LanguageMessages.digits[number - 1]))
  }
}
