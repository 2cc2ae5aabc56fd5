public import ManageTemplateEngine

/// A field that offers values to choose from.
public protocol ChoosingField: FormField {
  /// The values that it offers.
  var choices: [FormChoice] { get set }
}

extension ChoosingField {
  public var defaultWidget: any Widget { Select() }

  /// The message names the value that was sent, as Django's.
  public var messages: [String: TranslatableText] {
    [
      "invalid_choice": "Select a valid choice. %(value)s is not one of the available choices.",
      "invalid_list": "Enter a list of values.",
    ]
  }

  public func configured(_ widget: any Widget) -> any Widget {
    guard var choosing = widget as? any ChoiceWidget else { return widget }
    choosing.choices = choices
    return choosing
  }

  /// Whether a text is one of the values; never where it is longer than any could be.
  func offers(_ text: String) -> Bool {
    text.utf8.count <= FormInput.longestToken && choices.contains { $0.offers(text) }
  }

  /// Refuses a text that is not among the values.
  func requireOffered(_ value: TemplateValue) throws(InvalidValues) {
    guard offers(value.text) else { throw mistake("invalid_choice", ["value": value.text]) }
  }
}

/// One of several texts.
public struct ChoiceField: ChoosingField {
  public typealias Value = String

  public var options = FieldOptions()
  public var choices: [FormChoice]

  /// One of these values.
  public init(_ choices: [FormChoice]) { self.choices = choices }

  public func converted(_ raw: TemplateValue, _ locale: FormLocale) -> TemplateValue {
    .string(raw.isEmptyValue ? "" : raw.text)
  }

  public func validate(_ value: TemplateValue, _ locale: FormLocale) throws(InvalidValues) {
    if value.isEmptyValue, options.isRequired { throw mistake("required") }
    if !value.isEmptyValue { try requireOffered(value) }
  }

  public func value(of cleaned: TemplateValue) -> String? { if case .string(let text) = cleaned { text } else { nil } }
}

/// One of several values of a Swift type.
///
///     TypedChoiceField(choices) { Int($0) }
public struct TypedChoiceField<Value: TemplateValueConvertible & Sendable>: ChoosingField {
  public var options = FieldOptions()
  public var choices: [FormChoice]
  /// The cleaned value of a field that was left empty.
  public var emptyValue: TemplateValue = .string("")
  private let coerce: @Sendable (String) -> Value?

  /// One of these values, of the type that `coerce` makes of a text; nil refuses it.
  public init(_ choices: [FormChoice], coerce: @escaping @Sendable (String) -> Value?) {
    self.choices = choices
    self.coerce = coerce
  }

  public func converted(_ raw: TemplateValue, _ locale: FormLocale) -> TemplateValue {
    .string(raw.isEmptyValue ? "" : raw.text)
  }

  public func validate(_ value: TemplateValue, _ locale: FormLocale) throws(InvalidValues) {
    if value.isEmptyValue, options.isRequired { throw mistake("required") }
    if !value.isEmptyValue { try requireOffered(value) }
  }

  public func clean(
    _ raw: TemplateValue, initial: TemplateValue, _ locale: FormLocale
  ) throws(InvalidValues) -> TemplateValue {
    let value = converted(raw, locale)
    try validate(value, locale)
    try check(value)
    return try coerced(value)
  }

  private func coerced(_ value: TemplateValue) throws(InvalidValues) -> TemplateValue {
    guard !value.isEmptyValue, (try? value.equals(emptyValue)) != true else { return emptyValue }
    guard let result = coerce(value.text) else { throw mistake("invalid_choice", ["value": value.text]) }
    return result.templateValue
  }

  public func hasChanged(from initial: TemplateValue, to raw: TemplateValue, _ locale: FormLocale) -> Bool {
    guard !options.isDisabled else { return false }
    guard let new = try? coerced(converted(raw, locale)), let old = try? coerced(initial) else { return true }
    return (try? new.equals(old)) != true
  }

  public func value(of cleaned: TemplateValue) -> Value? { cleaned.isEmptyValue ? nil : coerce(cleaned.text) }
}
