public import ManageTemplateEngine

/// A field that takes whatever was sent (Django's `Field`).
public struct AnyField: FormField {
  public var options = FieldOptions()

  /// A required field.
  public init() {}

  /// The raw value itself.
  public func converted(_ raw: TemplateValue, _ locale: FormLocale) -> TemplateValue { raw }

  public func value(of cleaned: TemplateValue) -> TemplateValue? { cleaned }
}
