public import ManageTemplateEngine

/// A field of a form: the input that asks for a value, and the way from what was sent to that value (Django's `Field`).
///
///     CharField(maxLength: 150).label("Username").help("Letters and digits.")
///     IntegerField(minimum: 1).optional
public protocol FormField: Sendable {
  /// The type of a cleaned value.
  associatedtype Value: Sendable

  /// The settings that every field has.
  var options: FieldOptions { get set }

  /// The input where the options name no other.
  var defaultWidget: any Widget { get }

  /// The input that carries the value unseen.
  var hiddenWidget: any Widget { get }

  /// The field's own messages by their codes, in addition to `required`.
  var messages: [String: TranslatableText] { get }

  /// The rules for the form of a converted value, asked before those of the options.
  var formatValidators: [FormValidator] { get }

  /// The rules for its limits, asked after those of the options.
  var limitValidators: [FormValidator] { get }

  /// The value that a raw one stands for; an empty one stays empty.
  func converted(_ raw: TemplateValue, _ locale: FormLocale) throws(InvalidValues) -> TemplateValue

  /// Refuses a converted value that is missing or not one of the field's.
  func validate(_ value: TemplateValue, _ locale: FormLocale) throws(InvalidValues)

  /// Converts, validates and checks by all rules. `initial` is the value that the form began with.
  func clean(
    _ raw: TemplateValue, initial: TemplateValue, _ locale: FormLocale
  ) throws(InvalidValues) -> TemplateValue

  /// Whether a raw value stands for another than the form began with.
  func hasChanged(from initial: TemplateValue, to raw: TemplateValue, _ locale: FormLocale) -> Bool

  /// The raw value that a bound form shows.
  func bound(_ raw: TemplateValue, initial: TemplateValue) -> TemplateValue

  /// A value as its input shows it.
  func prepared(_ value: TemplateValue, _ locale: FormLocale) -> TemplateValue

  /// The attributes that the field's limits give its input.
  func attributes(for widget: any Widget) -> TemplateDictionary

  /// The input, with what the field knows of it, such as choices.
  func configured(_ widget: any Widget) -> any Widget

  /// The Swift value of a cleaned one; nil for an empty one.
  func value(of cleaned: TemplateValue) throws(InvalidValues) -> Value?
}

extension FormField {
  public var hiddenWidget: any Widget { TextInput(.hidden) }
  public var defaultWidget: any Widget { TextInput(.text) }
  public var messages: [String: TranslatableText] { [:] }
  public var formatValidators: [FormValidator] { [] }
  public var limitValidators: [FormValidator] { [] }

  public func attributes(for widget: any Widget) -> TemplateDictionary { TemplateDictionary() }

  public func configured(_ widget: any Widget) -> any Widget { widget }

  public func prepared(_ value: TemplateValue, _ locale: FormLocale) -> TemplateValue { value }

  public func bound(_ raw: TemplateValue, initial: TemplateValue) -> TemplateValue {
    options.isDisabled ? initial : raw
  }

  public func validate(_ value: TemplateValue, _ locale: FormLocale) throws(InvalidValues) {
    if value.isEmptyValue, options.isRequired { throw mistake("required") }
  }

  public func clean(
    _ raw: TemplateValue, initial: TemplateValue, _ locale: FormLocale
  ) throws(InvalidValues) -> TemplateValue {
    let value = try converted(raw, locale)
    try validate(value, locale)
    try check(value)
    return value
  }

  public func hasChanged(from initial: TemplateValue, to raw: TemplateValue, _ locale: FormLocale) -> Bool {
    guard !options.isDisabled else { return false }
    do throws(InvalidValues) { return try converted(raw, locale).differs(from: initial) } catch { return true }
  }
}

extension FormField {
  /// The input as a form shows it.
  var widget: any Widget {
    var widget = configured(options.widget ?? defaultWidget)
    widget.options.isRequired = options.isRequired
    if options.isLocalized { widget.options.isLocalized = true }
    for (name, value) in attributes(for: widget).pairs { widget.options.attributes[name] = value }
    return widget
  }

  /// The input as it reads what was sent, without what only a page shows.
  var receiver: any Widget {
    var widget = options.widget ?? defaultWidget
    widget.options.isRequired = options.isRequired
    return widget
  }

  /// A mistake with a message of the field.
  func mistake(_ code: String, _ values: [String: any TemplateValueConvertible] = [:]) -> InvalidValues {
    let own = messages[code] ?? "This field is required."
    var text = options.messages[code].map { own.replacingMessage(by: $0) } ?? own
    for (name, value) in values { text = text.adding(name, value.templateValue.text) }
    return InvalidValues(InvalidValue(code: code, message: text))
  }

  /// Refuses a value that breaks a rule.
  func check(_ value: TemplateValue) throws(InvalidValues) {
    guard !value.isEmptyValue else { return }
    let mistakes = (formatValidators + options.validators + limitValidators).compactMap { validator -> InvalidValue? in
      guard let mistake = validator.mistake(in: value) else { return nil }
      guard let own = options.messages[mistake.code] ?? messages[mistake.code] else { return mistake }
      return mistake.replacingMessage(by: own)
    }
    if !mistakes.isEmpty { throw InvalidValues(mistakes) }
  }
}

extension TemplateValue {
  /// Whether it counts as nothing: none, and an empty text or collection.
  var isEmptyValue: Bool {
    switch self {
    case .null: true
    case .string(let text), .safe(let text): text.isEmpty
    case .array(let elements): elements.isEmpty
    case .dictionary(let dictionary): dictionary.isEmpty
    case .mapping(let mapping): mapping.entries.isEmpty
    case .sequence(let sequence): sequence.kind == .tuple && sequence.count == 0
    default: false
    }
  }

  /// Whether two values differ, where none is the same as an empty text.
  func differs(from other: TemplateValue) -> Bool {
    let (left, right) = (isNull ? .string("") : self, other.isNull ? .string("") : other)
    return (try? left.equals(right)) != true
  }

  /// The elements of a list or tuple; nil for anything else.
  var listElements: [TemplateValue]? {
    switch self {
    case .array(let elements): elements
    case .sequence(let sequence) where sequence.kind == .tuple: try? sequence.elements()
    default: nil
    }
  }
}
