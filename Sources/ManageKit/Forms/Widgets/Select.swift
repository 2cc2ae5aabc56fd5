public import ManageTemplateEngine

extension OptionStyle {
  fileprivate static let select = OptionStyle(
    template: "forms/widgets/select_option.html", type: "select", chosen: "selected", isInput: false)
  fileprivate static let radio = OptionStyle(
    template: "forms/widgets/radio_option.html", type: "radio", chosen: "checked", isInput: true)
  fileprivate static let checkbox = OptionStyle(
    template: "forms/widgets/checkbox_option.html", type: "checkbox", chosen: "checked", isInput: true)
}

/// A list of which one value can be chosen.
public struct Select: ChoiceWidget {
  public var options: WidgetOptions
  public var choices: [FormChoice]

  /// A list; a field's choices take the place of these.
  public init(_ choices: [FormChoice] = [], attributes: TemplateDictionary = TemplateDictionary()) {
    self.choices = choices
    options = WidgetOptions(attributes)
  }

  public var allowsSeveral: Bool { false }
  public var optionStyle: OptionStyle { .select }
  public var template: String { "forms/widgets/select.html" }

  /// HTML allows it only where the first option is empty.
  public func usesRequiredAttribute(initial: TemplateValue) -> Bool { choices.first?.isBlank == true }
}

/// A list of which several values can be chosen.
public struct SelectMultiple: ChoiceWidget {
  public var options: WidgetOptions
  public var choices: [FormChoice]

  /// A list; a field's choices take the place of these.
  public init(_ choices: [FormChoice] = [], attributes: TemplateDictionary = TemplateDictionary()) {
    self.choices = choices
    options = WidgetOptions(attributes)
  }

  public var allowsSeveral: Bool { true }
  public var optionStyle: OptionStyle { .select }
  public var template: String { "forms/widgets/select.html" }
}

/// Buttons of which one can be chosen.
public struct RadioSelect: ChoiceWidget {
  public var options: WidgetOptions
  public var choices: [FormChoice]

  /// Buttons; a field's choices take the place of these.
  public init(_ choices: [FormChoice] = [], attributes: TemplateDictionary = TemplateDictionary()) {
    self.choices = choices
    options = WidgetOptions(attributes)
  }

  public var allowsSeveral: Bool { false }
  public var optionStyle: OptionStyle { .radio }
  public var template: String { "forms/widgets/radio.html" }
  public var usesFieldset: Bool { true }

  /// None: a click on the label must not choose the first.
  public func labelTarget(_ id: String, _ locale: FormLocale) -> String { "" }
}

/// Boxes of which several can be ticked.
public struct CheckboxSelectMultiple: ChoiceWidget {
  public var options: WidgetOptions
  public var choices: [FormChoice]

  /// Boxes; a field's choices take the place of these.
  public init(_ choices: [FormChoice] = [], attributes: TemplateDictionary = TemplateDictionary()) {
    self.choices = choices
    options = WidgetOptions(attributes)
  }

  public var allowsSeveral: Bool { true }
  public var optionStyle: OptionStyle { .checkbox }
  public var template: String { "forms/widgets/checkbox_select.html" }
  public var usesFieldset: Bool { true }

  /// None: a click on the label must not tick the first.
  public func labelTarget(_ id: String, _ locale: FormLocale) -> String { "" }

  /// Browsers would ask for all boxes.
  public func usesRequiredAttribute(initial: TemplateValue) -> Bool { false }
}

/// A list of yes, no and unknown.
public struct NullBooleanSelect: Widget {
  public var options: WidgetOptions

  /// A list of three.
  public init(attributes: TemplateDictionary = TemplateDictionary()) { options = WidgetOptions(attributes) }

  public var template: String { "forms/widgets/select.html" }

  public func context(
    name: String, value: TemplateValue, attributes: TemplateDictionary, _ locale: FormLocale
  ) -> TemplateDictionary {
    let texts: [(String, TranslatableText)] = [("unknown", "Unknown"), ("true", "Yes"), ("false", "No")]
    var select = Select(
      texts.map { .option(.string($0), label: .string(locale.text($1))) }, attributes: options.attributes)
    select.options.isRequired = options.isRequired
    return select.context(name: name, value: .string(chosen(value)), attributes: attributes, locale)
  }

  private func chosen(_ value: TemplateValue) -> String {
    switch value {
    case .bool(let value): value ? "true" : "false"
    // A longer text is none of them, and is not compared as a string.
    case .string(let text) where text.utf8.count > 5: "unknown"
    case .string("true"), .string("2"), .int(1): "true"
    case .string("false"), .string("3"), .int(0): "false"
    default: "unknown"
    }
  }

  public func value(in input: FormInput, named name: String, _ locale: FormLocale) -> TemplateValue {
    switch input.value(named: name) {
    case .string(let text) where text.utf8.count > 5: .null
    case .string("True"), .string("true"), .string("2"): true
    case .string("False"), .string("false"), .string("3"): false
    default: .null
    }
  }

  /// Its first option isn't empty.
  public func usesRequiredAttribute(initial: TemplateValue) -> Bool { false }
}
