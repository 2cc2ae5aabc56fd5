import ManageGroundwork

/// The `floatformat` filter's argument: places, then `g` for groups and `u` for no localization.
struct FloatFormat: Sendable {
  private let argument: TemplateValue
  private let isGrouped: Bool
  private let isLocalized: Bool

  /// Throws for empty text, which Django takes for a mistake.
  init(_ argument: TemplateValue) throws {
    guard case .string(var text) = argument.unsafe else {
      self.argument = argument
      isGrouped = false
      isLocalized = true
      return
    }
    guard !text.isEmpty else { throw TemplateError(.render, "'floatformat' needs a number of places") }
    let suffix = text.hasSuffix("gu") || text.hasSuffix("ug") ? 2 : text.hasSuffix("g") || text.hasSuffix("u") ? 1 : 0
    isGrouped = text.suffix(suffix).contains("g")
    isLocalized = !text.suffix(suffix).contains("u")
    text.removeLast(suffix)
    self.argument = suffix > 0 && text.isEmpty ? .int(-1) : .string(text)
  }

  /// The number with that many places; a negative number of them leaves out a fraction of zero.
  func apply(to value: TemplateValue, _ context: FilterContext) throws -> TemplateValue {
    guard let number = DecimalNumber(value.text) ?? value.floating.flatMap({ DecimalNumber($0.pythonText) }) else {
      return .string("")
    }
    let places = try argument.wholeArgument(of: "floatformat")
    guard number.isFinite else { return .string(value.text) }
    guard let places, !number.isUnwieldy, places.magnitude < 10_000 else { return value.asString }
    let isWhole = number.isIntegral && places <= 0
    var rounded = number.rounded(places: isWhole ? 0 : abs(places))
    rounded.isNegative = rounded.isNegative && !rounded.isZero
    let formats = isLocalized ? context.formats : context.engine.options.plainFormats
    let isGrouped = isGrouped || isLocalized && context.engine.options.usesThousandSeparator
    let format = NumberFormat(formats, isGrouped: isGrouped, places: isWhole ? 0 : abs(places))
    let (whole, fraction) = rounded.halves
    let sign = rounded.isNegative ? "-" : ""
    return .safe(format.text(of: .string(fraction.isEmpty ? sign + whole : "\(sign)\(whole).\(fraction)")))
  }
}
