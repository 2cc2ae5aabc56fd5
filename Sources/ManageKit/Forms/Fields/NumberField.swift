public import ManageTemplateEngine

/// A field whose value is a number within limits.
public protocol NumberField: FormField {
  /// The limits.
  var limits: NumberLimits { get set }
}

/// The limits of a number.
public struct NumberLimits: Sendable {
  /// The least number.
  public var minimum: TemplateValue = .null
  /// The greatest number.
  public var maximum: TemplateValue = .null
  /// The number of which it is a multiple, counted from the least.
  public var step: TemplateValue = .null

  /// No limits.
  public init() {}

  /// Limits; nil for none.
  public init(_ minimum: TemplateValue?, _ maximum: TemplateValue?, step: TemplateValue?) {
    self.minimum = minimum ?? .null
    self.maximum = maximum ?? .null
    self.step = step ?? .null
  }

  var validators: [FormValidator] {
    var validators: [FormValidator] = []
    if !maximum.isNull { validators.append(.maximum(maximum)) }
    if !minimum.isNull { validators.append(.minimum(minimum)) }
    if !step.isNull { validators.append(.step(step, from: minimum)) }
    return validators
  }
}

extension NumberField {
  /// A text input where numbers are localized, which number inputs aren't.
  public var defaultWidget: any Widget { options.isLocalized ? TextInput(.text) : TextInput(.number) }
  public var limitValidators: [FormValidator] { limits.validators }

  public func attributes(for widget: any Widget) -> TemplateDictionary {
    guard widget.isNumberInput else { return TemplateDictionary() }
    var attributes = TemplateDictionary()
    if !limits.minimum.isNull { attributes["min"] = limits.minimum }
    if !limits.maximum.isNull { attributes["max"] = limits.maximum }
    if !limits.step.isNull { attributes["step"] = limits.step }
    return attributes
  }

  /// The text of a number that was typed as the language writes it, as Swift and Python write it.
  func plain(_ raw: TemplateValue, _ locale: FormLocale) throws(InvalidValues) -> TemplateValue {
    guard case .string(let text) = raw else { return raw }
    guard text.utf8.count <= FormInput.longestToken else { throw mistake("invalid") }
    return options.isLocalized ? .string(locale.plainNumber(text)) : raw
  }
}

/// A whole number.
public struct IntegerField: NumberField {
  public typealias Value = Int

  public var options = FieldOptions()
  public var limits = NumberLimits()

  /// A number within limits that are part of them; `step` counts from the least.
  public init(minimum: Int? = nil, maximum: Int? = nil, step: Int? = nil) {
    limits = NumberLimits(minimum.map { .int($0) }, maximum.map { .int($0) }, step: step.map { .int($0) })
  }

  public var messages: [String: TranslatableText] {
    [
      "invalid": "Enter a whole number.",
      "max_value": "Ensure this value is less than or equal to %(limit_value)s.",
      "min_value": "Ensure this value is greater than or equal to %(limit_value)s.",
    ]
  }

  public func converted(_ raw: TemplateValue, _ locale: FormLocale) throws(InvalidValues) -> TemplateValue {
    guard !raw.isEmptyValue else { return .null }
    let text = try plain(raw, locale).text
    guard !text.isSeparatedASCII, let number = TemplateValue.string(text.withoutZeroFraction).wholeNumber else {
      throw mistake("invalid")
    }
    return number.value
  }

  /// The number; one that 64 bits don't hold is refused.
  public func value(of cleaned: TemplateValue) throws(InvalidValues) -> Int? {
    guard case .decimal(let number) = cleaned else {
      guard case .int(let number) = cleaned else { return nil }
      return number
    }
    throw number.isNegative
      ? mistake("min_value", ["limit_value": Int.min]) : mistake("max_value", ["limit_value": Int.max])
  }
}

/// A floating-point number.
public struct FloatField: NumberField {
  public typealias Value = Double

  public var options = FieldOptions()
  public var limits = NumberLimits()

  /// A number within limits that are part of them; `step` counts from the least.
  public init(minimum: Double? = nil, maximum: Double? = nil, step: Double? = nil) {
    limits = NumberLimits(minimum.map { .double($0) }, maximum.map { .double($0) }, step: step.map { .double($0) })
  }

  public var messages: [String: TranslatableText] { ["invalid": "Enter a number."] }

  public func converted(_ raw: TemplateValue, _ locale: FormLocale) throws(InvalidValues) -> TemplateValue {
    guard !raw.isEmptyValue else { return .null }
    let plain = try plain(raw, locale)
    guard !plain.text.isSeparatedASCII, let number = plain.floating else { throw mistake("invalid") }
    return .double(number)
  }

  public func validate(_ value: TemplateValue, _ locale: FormLocale) throws(InvalidValues) {
    if value.isNull, options.isRequired { throw mistake("required") }
    if case .double(let number) = value, !number.isFinite { throw mistake("invalid") }
  }

  public func attributes(for widget: any Widget) -> TemplateDictionary {
    limits.attributes(for: widget, step: limits.step.isNull ? "any" : limits.step.text)
  }

  public func value(of cleaned: TemplateValue) -> Double? {
    if case .double(let number) = cleaned { number } else { nil }
  }
}

extension NumberLimits {
  /// The limits as attributes of a number input, with a step unless it has one.
  func attributes(for widget: any Widget, step: String) -> TemplateDictionary {
    guard widget.isNumberInput else { return TemplateDictionary() }
    var attributes = TemplateDictionary()
    if !minimum.isNull { attributes["min"] = minimum }
    if !maximum.isNull { attributes["max"] = maximum }
    let own = widget.options.attributes["step"]
    if !self.step.isNull { attributes["step"] = self.step } else if own == nil { attributes["step"] = .string(step) }
    return attributes
  }
}
