public import ManageTemplateEngine

/// A box that is ticked or not.
public struct CheckboxInput: Widget {
  public var options: WidgetOptions

  /// A box.
  public init(attributes: TemplateDictionary = TemplateDictionary()) { options = WidgetOptions(attributes) }

  public var template: String { "forms/widgets/checkbox.html" }

  /// The value to send where it is neither true nor false.
  public func formatted(_ value: TemplateValue, _ locale: FormLocale) -> TemplateValue {
    switch value {
    case .bool, .null, .string(""): .null
    default: .string(value.text)
    }
  }

  public func context(
    name: String, value: TemplateValue, attributes: TemplateDictionary, _ locale: FormLocale
  ) -> TemplateDictionary {
    var attributes = attributes
    if Self.isTicked(value) { attributes["checked"] = true }
    var context = standardContext(name: name, value: formatted(value, locale), attributes: attributes)
    context["type"] = .string("checkbox")
    return context
  }

  private static func isTicked(_ value: TemplateValue) -> Bool {
    switch value {
    case .null, .bool(false), .string(""): false
    default: true
    }
  }

  /// Browsers send nothing for a box that isn't ticked.
  public func value(in input: FormInput, named name: String, _ locale: FormLocale) -> TemplateValue {
    guard case .string(let text) = input.value(named: name) else { return false }
    return .bool(!text.isEmpty && !(text.utf8.count == 5 && text.lowercased() == "false"))
  }
}
