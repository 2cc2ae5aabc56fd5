/// The `floatformat` filter's argument: places, then `g` for groups and `u` for no localization.
struct FloatFormat: Sendable {
  private let places: Int?
  private let isGrouped: Bool
  private let isLocalized: Bool

  init(_ argument: TemplateValue) {
    guard case .string(var text) = argument.unsafe else {
      places = argument.integer
      isGrouped = false
      isLocalized = true
      return
    }
    let suffix = text.hasSuffix("gu") || text.hasSuffix("ug") ? 2 : text.hasSuffix("g") || text.hasSuffix("u") ? 1 : 0
    isGrouped = text.suffix(suffix).contains("g")
    isLocalized = !text.suffix(suffix).contains("u")
    text.removeLast(suffix)
    places = suffix > 0 && text.isEmpty ? -1 : TemplateValue.string(text).integer
  }

  /// The number with that many places; a negative number of them leaves out a fraction of zero.
  func apply(to value: TemplateValue, _ formats: LanguageFormats) -> TemplateValue {
    guard let number = DecimalText(value.text) ?? value.floating.flatMap({ DecimalText($0.pythonText) }) else {
      return value.floating == nil ? .string("") : value.asString
    }
    guard let places, number.digits.count + abs(number.exponent) <= 200, places.magnitude < 10_000 else {
      return value.asString
    }
    let isWhole = number.isIntegral && places <= 0
    var rounded = number.rounded(places: isWhole ? 0 : abs(places))
    rounded.isNegative = rounded.isNegative && !rounded.isZero
    return .safe(NumberFormat.text(rounded, isLocalized ? formats : .english, isGrouped: isGrouped))
  }
}
