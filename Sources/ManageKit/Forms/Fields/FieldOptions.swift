public import ManageTemplateEngine

/// The settings that every field has.
public struct FieldOptions: Sendable {
  /// Whether it must be filled in.
  public var isRequired = true
  /// The label; nil for the field's name in words.
  public var label: TemplateValue?
  /// The text that helps to fill it in, as HTML.
  public var help: TemplateValue = .string("")
  /// The value that an unbound form shows.
  public var initial: TemplateValue = .null
  /// Messages in place of the standard ones, by their codes.
  public var messages: [String: TranslatableText] = [:]
  /// Rules in addition to the field's own.
  public var validators: [FormValidator] = []
  /// The input; nil for the field's own.
  public var widget: (any Widget)?
  /// Whether numbers and dates are written as the reader's language does.
  public var isLocalized = false
  /// Whether nobody may change it: a value that was sent is ignored.
  public var isDisabled = false
  /// Whether the page carries the initial value along, so that a change since is noticed.
  public var showsHiddenInitial = false
  /// What stands behind the label; nil for the form's.
  public var labelSuffix: String?

  /// The settings of a required field.
  public init() {}
}

extension FormField {
  /// The same field, which may be left empty.
  public var optional: Self { with { $0.isRequired = false } }

  /// The same field, which takes and shows values as the reader's language writes them.
  public var localized: Self { with { $0.isLocalized = true } }

  /// The same field, which nobody may change.
  public var disabled: Self { with { $0.isDisabled = true } }

  /// The same field under a label.
  public func label(_ text: TranslatableText) -> Self { with { $0.label = text.templateValue } }

  /// The same field with a text that helps to fill it in.
  public func help(_ text: TranslatableText) -> Self { with { $0.help = text.templateValue } }

  /// The same field with several texts that help to fill it in, as a list.
  public func help(_ texts: [TranslatableText]) -> Self { with { $0.help = .array(texts.map(\.templateValue)) } }

  /// The same field, which begins with a value.
  public func initial(_ value: any TemplateValueConvertible) -> Self { with { $0.initial = value.templateValue } }

  /// The same field with another input.
  public func widget(_ widget: any Widget) -> Self { with { $0.widget = widget } }

  /// The same field, whose input has these attributes too.
  public func attributes(_ attributes: KeyValuePairs<String, TemplateValue>) -> Self {
    with { options in
      var widget = options.widget ?? defaultWidget
      for (name, value) in attributes { widget.options.attributes[name] = value }
      options.widget = widget
    }
  }

  /// The same field with a rule more.
  public func validated(by validator: FormValidator) -> Self { with { $0.validators.append(validator) } }

  /// The same field with another message for a mistake.
  public func message(_ code: String, _ text: TranslatableText) -> Self { with { $0.messages[code] = text } }

  private func with(_ change: (inout FieldOptions) -> Void) -> Self {
    var field = self
    change(&field.options)
    return field
  }
}
