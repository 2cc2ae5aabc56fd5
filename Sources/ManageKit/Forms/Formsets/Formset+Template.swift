public import ManageTemplateEngine

extension Formset: TemplateObject, TemplateValueConvertible {
  /// The counting form and all forms, by the template `forms/formsets/div.html`.
  public func templateMarkup() throws -> String? { try html("div") }

  /// The forms.
  public var templateElements: [TemplateValue]? { forms.map { .object($0) } }

  private func html(_ layout: String) throws -> String {
    try management.locale.html("forms/formsets/\(layout).html", ["formset": .object(self)])
  }

  /// What Django's formsets have.
  public func member(_ name: String) -> TemplateValue? {
    switch name {
    case "forms": .array(forms.map { .object($0) })
    case "management_form": .object(management)
    case "empty_form": .object(emptyForm)
    case "non_form_errors": .object(ErrorList(errors, kind: "nonform", management.locale))
    case "total_form_count": .int(totalCount)
    case "initial_form_count": .int(initialCount)
    case "is_multipart": .bool((forms.first ?? emptyForm).isMultipart)
    case "as_div", "as_p", "as_table", "as_ul":
      .lazy(LazyValue { .safe(try html(String(name.dropFirst(3)))) })
    default: nil
    }
  }

  public var templateValue: TemplateValue { .object(self) }
}
