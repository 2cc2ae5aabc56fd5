public import ManageTemplateEngine

/// The input of a field: how it is rendered, and which of the sent values are its own (Django's `Widget`).
public protocol Widget: Sendable {
  /// The settings that every input has.
  var options: WidgetOptions { get set }

  /// The template that renders it, such as `forms/widgets/text.html`.
  var template: String { get }

  /// Whether nobody sees it.
  var isHidden: Bool { get }

  /// Whether it has several inputs, which a `fieldset` holds together.
  var usesFieldset: Bool { get }

  /// Whether it shows fractions of a second.
  var showsMicroseconds: Bool { get }

  /// Whether the form must be sent as `multipart/form-data`.
  var needsMultipart: Bool { get }

  /// Whether it shows and takes a number.
  var isNumberInput: Bool { get }

  /// A value as the input shows it.
  func formatted(_ value: TemplateValue, _ locale: FormLocale) -> TemplateValue

  /// The values of its template.
  func context(
    name: String, value: TemplateValue, attributes: TemplateDictionary, _ locale: FormLocale
  ) -> TemplateDictionary

  /// The raw value that was sent; `null` for none.
  func value(in input: FormInput, named name: String, _ locale: FormLocale) -> TemplateValue

  /// The id of the input that a click on the label goes to; empty for none.
  func labelTarget(_ id: String, _ locale: FormLocale) -> String

  /// Whether browsers may check that it is filled in.
  func usesRequiredAttribute(initial: TemplateValue) -> Bool
}

/// The settings that every input has.
public struct WidgetOptions: Sendable {
  /// Attributes of the element, in their order; `true` stands for the name alone, `false` for none.
  public var attributes: TemplateDictionary
  /// Whether its field must be filled in.
  public var isRequired = false
  /// Whether it shows numbers and dates as the reader's language writes them.
  public var isLocalized = false

  /// Settings with attributes.
  public init(_ attributes: TemplateDictionary = TemplateDictionary()) { self.attributes = attributes }
}

extension Widget {
  public var isHidden: Bool { false }
  public var usesFieldset: Bool { false }
  public var showsMicroseconds: Bool { true }
  public var needsMultipart: Bool { false }
  public var isNumberInput: Bool { false }

  public func formatted(_ value: TemplateValue, _ locale: FormLocale) -> TemplateValue {
    standardFormat(value, locale)
  }

  /// Nothing for an empty value, else its text, in the reader's language where the input is localized.
  func standardFormat(_ value: TemplateValue, _ locale: FormLocale) -> TemplateValue {
    switch value {
    case .null, .string(""): .null
    case .safe: value
    case .int, .double, .decimal: .string(options.isLocalized ? locale.localized(value) : value.text)
    case .date(let date): .string(options.isLocalized ? locale.typed(date) : value.text)
    default: .string(value.text)
    }
  }

  public func context(
    name: String, value: TemplateValue, attributes: TemplateDictionary, _ locale: FormLocale
  ) -> TemplateDictionary {
    standardContext(name: name, value: formatted(value, locale), attributes: attributes)
  }

  func standardContext(name: String, value: TemplateValue, attributes: TemplateDictionary) -> TemplateDictionary {
    let pairs: [(String, TemplateValue)] = [
      ("name", .string(name)), ("is_hidden", .bool(isHidden)), ("required", .bool(options.isRequired)),
      ("value", value), ("attrs", .dictionary(options.attributes.extended(by: attributes))),
      ("template_name", .string(template)),
    ]
    return TemplateDictionary(pairs)
  }

  public func value(in input: FormInput, named name: String, _ locale: FormLocale) -> TemplateValue {
    input.value(named: name)
  }

  public func labelTarget(_ id: String, _ locale: FormLocale) -> String { id }

  public func usesRequiredAttribute(initial: TemplateValue) -> Bool { !isHidden }

  /// The input's HTML.
  func html(
    name: String, value: TemplateValue, attributes: TemplateDictionary = TemplateDictionary(), _ locale: FormLocale
  ) throws -> String {
    let context = context(name: name, value: value, attributes: attributes, locale)
    return try locale.html(template, ["widget": .dictionary(context)])
  }
}

extension TemplateDictionary {
  /// These pairs, then those of another, which win.
  func extended(by other: TemplateDictionary) -> TemplateDictionary {
    var result = self
    for (key, value) in other.pairs { result[key] = value }
    return result
  }
}

extension FormLocale {
  /// A date as the reader types it, by the language's first format of its kind.
  func typed(_ date: TemplateDate, _ format: String? = nil) -> String {
    let kind: DateKind =
      switch date.kind {
      case .date: .date
      case .time: .time
      case .dateTime: .dateTime
      }
    return InputFormat(format ?? inputFormats(kind).first ?? "").text(of: date.parts)
  }
}
