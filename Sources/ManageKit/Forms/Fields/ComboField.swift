public import ManageTemplateEngine

/// A value that several fields accept, each of which cleans what the one before it has left.
public struct ComboField: FormField {
  public typealias Value = String

  public var options = FieldOptions()
  private let fields: [any FormField]

  /// A value of all these fields.
  public init(_ fields: [any FormField]) { self.fields = fields.map { $0.optionalPart } }

  public func converted(_ raw: TemplateValue, _ locale: FormLocale) -> TemplateValue { raw }

  public func clean(
    _ raw: TemplateValue, initial: TemplateValue, _ locale: FormLocale
  ) throws(InvalidValues) -> TemplateValue {
    try validate(raw, locale)
    try check(raw)
    var value = raw
    for field in fields { value = try field.clean(value, initial: .null, locale) }
    return value
  }

  public func value(of cleaned: TemplateValue) -> String? { cleaned.isNull ? nil : cleaned.text }
}

extension FormField {
  /// The field as a part of another, which says whether a value is required.
  var optionalPart: any FormField { optional }
}
