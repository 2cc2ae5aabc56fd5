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
  func apply(to value: TemplateValue, _ context: FilterContext) -> TemplateValue {
    guard let number = DecimalNumber(value.text) ?? value.floating.flatMap({ DecimalNumber($0.pythonText) }) else {
      return .string("")
    }
    guard number.isFinite else { return .string(value.text) }
    guard let places, !number.isUnwieldy, places.magnitude < 10_000 else { return value.asString }
    let isWhole = number.isIntegral && places <= 0
    var rounded = number.rounded(places: isWhole ? 0 : abs(places))
    rounded.isNegative = rounded.isNegative && !rounded.isZero
    let formats = isLocalized ? context.formats : context.engine.options.plainFormats
    let isGrouped = isGrouped || isLocalized && context.engine.options.usesThousandSeparator
    let format = NumberFormat(formats, isGrouped: isGrouped, places: isWhole ? 0 : abs(places))
    return .safe(format.text(rounded))
  }
}
