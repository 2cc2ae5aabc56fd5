/// Numbers as people write them.
enum HumanNumber {
  private static let names = [
    (6, "million"), (9, "billion"), (12, "trillion"), (15, "quadrillion"), (18, "quintillion"), (21, "sextillion"),
    (24, "septillion"), (27, "octillion"), (30, "nonillion"), (33, "decillion"), (100, "googol"),
  ]
  private static let digits = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]

  /// With a comma before each third digit from the right.
  static func grouped(_ value: TemplateValue, _ formats: LanguageFormats) -> String {
    let text = if case .bool(let flag) = value { flag ? "1" : "0" } else { value.text }
    if let number = DecimalText(text), number.digits.count + abs(number.exponent) <= 200 {
      return NumberFormat.text(number, formats, isGrouped: true)
    }
    let rest = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    return (text.hasPrefix("-") ? "-" : "") + NumberFormat.grouped(String(digits), ",") + rest.dropFirst(digits.count)
  }

  /// `1.2 million`; the number itself below a million, and nil for what isn't a whole number.
  static func word(_ value: TemplateValue, _ formats: LanguageFormats) -> TemplateValue? {
    guard let number = wholeNumber(value) else { return nil }
    guard abs(number) >= 1_000_000 else { return value.integer.map { .int($0) } }
    for (exponent, name) in names {
      let unit = Double("1e\(exponent)") ?? 1
      guard abs(number) < unit * 1000 else { continue }
      return .string("\(FloatFormat(.int(1)).apply(to: .double(number / unit), formats).text) \(name)")
    }
    return value
  }

  private static func wholeNumber(_ value: TemplateValue) -> Double? {
    switch value {
    case .string(let text), .safe(let text):
      guard let number = DecimalText(text), number.exponent == 0, !text.lowercased().contains("e") else { return nil }
      return value.floating
    default: return value.number.map { $0.rounded(.towardZero) }.flatMap { $0.isFinite ? $0 : nil }
    }
  }

  /// `1st`, `2nd`; nil for what isn't a whole number.
  static func ordinal(_ value: TemplateValue) -> TemplateValue? {
    guard let number = value.integer else { return nil }
    guard number >= 0 else { return .string("\(number)") }
    let suffix = (11...13).contains(number % 100) ? "th" : CivilDate.ordinalSuffix(number % 10)
    return .safe("\(number)\(suffix)")
  }

  /// The word for 1 to 9.
  static func spelled(_ number: Int) -> TemplateValue? {
    (1...9).contains(number) ? .string(digits[number - 1]) : nil
  }
}
