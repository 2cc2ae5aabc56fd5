public import ManageTemplateEngine

/// An input of one line.
public struct TextInput: Widget {
  /// The types of input that HTML has for text (HTML, section 4.10.5.1).
  public enum Kind: String, Sendable {
    case text, number, email, url, color, search, tel, password, hidden
  }

  public var options: WidgetOptions
  /// Its type; nil where an attribute names another.
  let type: String
  private let kind: Kind
  private let showsValue: Bool

  /// An input of a type; an attribute `type` wins. A password is never sent back, unless `rendersValue` is true.
  public init(_ kind: Kind, attributes: TemplateDictionary = TemplateDictionary(), rendersValue: Bool = false) {
    var attributes = attributes
    type = attributes["type"]?.text ?? kind.rawValue
    attributes["type"] = nil
    options = WidgetOptions(attributes)
    self.kind = kind
    showsValue = kind != .password || rendersValue
  }

  public var template: String { "forms/widgets/\(kind.rawValue).html" }
  public var isHidden: Bool { type == "hidden" }
  public var isNumberInput: Bool { kind == .number }

  public func context(
    name: String, value: TemplateValue, attributes: TemplateDictionary, _ locale: FormLocale
  ) -> TemplateDictionary {
    let shown = formatted(showsValue ? value : .null, locale)
    var context = standardContext(name: name, value: shown, attributes: attributes)
    context["type"] = .string(type)
    return context
  }
}

/// A box of several lines.
public struct Textarea: Widget {
  public var options: WidgetOptions

  /// A box of 40 columns and 10 rows, unless attributes say otherwise.
  public init(attributes: TemplateDictionary = TemplateDictionary()) {
    let size: [(String, TemplateValue)] = [("cols", .string("40")), ("rows", .string("10"))]
    options = WidgetOptions(TemplateDictionary(size).extended(by: attributes))
  }

  public var template: String { "forms/widgets/textarea.html" }
}

/// An input for a day, a time or both, as text in the reader's format.
public struct TemporalInput: Widget {
  /// The kinds of values.
  public enum Kind: String, Sendable { case date, time, dateTime = "datetime" }

  public var options: WidgetOptions
  var type: String
  private let kind: Kind
  private let format: String?

  /// An input for a kind of value, shown in a format of Python's `strftime`; nil for that of the language.
  ///
  /// An attribute `type` such as `date` makes it a browser's picker, which takes ISO 8601 alone: pass `%Y-%m-%d` then.
  public init(_ kind: Kind, format: String? = nil, attributes: TemplateDictionary = TemplateDictionary()) {
    var attributes = attributes
    type = attributes["type"]?.text ?? "text"
    attributes["type"] = nil
    options = WidgetOptions(attributes)
    self.kind = kind
    self.format = format?.isEmpty == true ? nil : format
  }

  public var template: String { "forms/widgets/\(kind.rawValue).html" }
  public var isHidden: Bool { type == "hidden" }
  public var showsMicroseconds: Bool { false }

  public func formatted(_ value: TemplateValue, _ locale: FormLocale) -> TemplateValue {
    switch value {
    case .date(let date):
      let names: [Kind: FormLocale.DateKind] = [.date: .date, .time: .time, .dateTime: .dateTime]
      // A time of day has but the language's own format, or the one it was told.
      let own = names[kind].flatMap { locale.inputFormats($0).first }
      return .string(locale.typed(date, format ?? own))
    case .int, .double, .decimal: return .string(locale.localized(value))
    case .null, .string, .safe: return value
    default: return .string(value.text)
    }
  }

  public func context(
    name: String, value: TemplateValue, attributes: TemplateDictionary, _ locale: FormLocale
  ) -> TemplateDictionary {
    var context = standardContext(name: name, value: formatted(value, locale), attributes: attributes)
    context["type"] = .string(type)
    return context
  }
}

/// Several hidden inputs of one name, for a list of values.
public struct MultipleHiddenInput: Widget {
  public var options: WidgetOptions

  /// Hidden inputs.
  public init(attributes: TemplateDictionary = TemplateDictionary()) { options = WidgetOptions(attributes) }

  public var template: String { "forms/widgets/multiple_hidden.html" }
  public var isHidden: Bool { true }

  public func formatted(_ value: TemplateValue, _ locale: FormLocale) -> TemplateValue { value.isNull ? [] : value }

  public func context(
    name: String, value: TemplateValue, attributes: TemplateDictionary, _ locale: FormLocale
  ) -> TemplateDictionary {
    let value = formatted(value, locale)
    var context = standardContext(name: name, value: value, attributes: attributes)
    let own = options.attributes.extended(by: attributes)
    context["type"] = .string("hidden")
    let inputs = (value.listElements ?? []).enumerated().map { index, element in
      var attributes = own
      if let id = own["id"], id.isTruthy { attributes["id"] = .string("\(id.text)_\(index)") }
      return TemplateValue.dictionary(
        TextInput(.hidden).context(name: name, value: element, attributes: attributes, locale))
    }
    context["subwidgets"] = .array(inputs)
    return context
  }

  public func value(in input: FormInput, named name: String, _ locale: FormLocale) -> TemplateValue {
    .array(input.values(named: name))
  }
}
