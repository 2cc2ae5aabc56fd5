public import ManageTemplateEngine

/// An input for a file, which never shows one.
public struct FileInput: Widget {
  public var options: WidgetOptions

  /// An input for one file.
  public init(attributes: TemplateDictionary = TemplateDictionary()) { options = WidgetOptions(attributes) }

  public var template: String { "forms/widgets/file.html" }
  public var needsMultipart: Bool { true }

  public func formatted(_ value: TemplateValue, _ locale: FormLocale) -> TemplateValue { .null }

  public func context(
    name: String, value: TemplateValue, attributes: TemplateDictionary, _ locale: FormLocale
  ) -> TemplateDictionary {
    var context = standardContext(name: name, value: .null, attributes: attributes)
    context["type"] = .string("file")
    return context
  }

  public func value(in input: FormInput, named name: String, _ locale: FormLocale) -> TemplateValue {
    input.file(named: name)
  }

  public func usesRequiredAttribute(initial: TemplateValue) -> Bool { !initial.isTruthy }
}

/// An input for a file, with a link to the one that is stored and a box that clears it.
public struct ClearableFileInput: Widget {
  public var options: WidgetOptions
  /// Whether the box that clears the file was ticked.
  var isChecked = false

  /// An input for one file.
  public init(attributes: TemplateDictionary = TemplateDictionary()) { options = WidgetOptions(attributes) }

  public var template: String { "forms/widgets/clearable_file_input.html" }
  public var needsMultipart: Bool { true }

  public func formatted(_ value: TemplateValue, _ locale: FormLocale) -> TemplateValue {
    Self.isStored(value) ? value : .null
  }

  private static func isStored(_ value: TemplateValue) -> Bool {
    if case .object(let object) = value { object.member("url")?.isTruthy == true } else { false }
  }

  public func context(
    name: String, value: TemplateValue, attributes: TemplateDictionary, _ locale: FormLocale
  ) -> TemplateDictionary {
    var attributes = options.attributes.extended(by: attributes)
    if attributes["disabled"] == nil { attributes["disabled"] = false }
    attributes["checked"] = .bool(isChecked)
    var context = standardContext(name: name, value: formatted(value, locale), attributes: attributes)
    let texts: KeyValuePairs<String, TranslatableText> = [
      "input_text": "Change", "initial_text": "Currently", "clear_checkbox_label": "Clear",
    ]
    for (name, text) in texts { context[name] = .string(locale.text(text)) }
    context["type"] = .string("file")
    context["checkbox_name"] = .string(name + "-clear")
    context["checkbox_id"] = .string(name + "-clear_id")
    context["is_initial"] = .bool(Self.isStored(value))
    return context
  }

  public func value(in input: FormInput, named name: String, _ locale: FormLocale) -> TemplateValue {
    let file = input.file(named: name)
    guard !options.isRequired, CheckboxInput().value(in: input, named: name + "-clear", locale).isTruthy else {
      return file
    }
    return file.isNull ? false : .object(ContradictoryFile())
  }

  public func usesRequiredAttribute(initial: TemplateValue) -> Bool { !initial.isTruthy }
}
