public import ManageTemplateEngine

extension UntypedForm {
  /// The field of a name.
  public subscript(name: String) -> BoundField? {
    fields.first { $0.name == name }.map { BoundField(self, $0.name, $0.field) }
  }

  /// All fields, in their order.
  public var boundFields: [BoundField] { fields.map { BoundField(self, $0.name, $0.field) } }

  /// The form's HTML by one of the templates `div`, `p`, `table` and `ul`.
  func html(_ layout: String) throws -> String { try locale.html("forms/\(layout).html", values) }

  /// The values of those templates.
  private var values: Values {
    let all = boundFields
    var top = errorList(of: Self.wholeForm)
    for field in all where field.isHidden {
      top.texts += field.errors.texts.map { error in
        locale.text(TranslatableText("(Hidden field %(name)s) %(error)s", ["name": field.name, "error": error]))
      }
    }
    return [
      "form": .object(self), "errors": .object(top),
      "fields": .array(
        all.filter { !$0.isHidden }.map { .tuple([.object($0), .object($0.errors)]) }),
      "hidden_fields": .array(all.filter(\.isHidden).map { .object($0) }),
    ]
  }
}

extension UntypedForm: TemplateObject, TemplateValueConvertible {
  /// The form by the template `forms/div.html`.
  public func templateMarkup() throws -> String? { try html("div") }

  /// Its fields.
  public var templateElements: [TemplateValue]? { boundFields.map { .object($0) } }

  /// What Django's `Form` has, and its fields by their names.
  public func member(_ name: String) -> TemplateValue? {
    switch name {
    case "fields": .array(boundFields.map { .object($0) })
    case "visible_fields": .array(boundFields.filter { !$0.isHidden }.map { .object($0) })
    case "hidden_fields": .array(boundFields.filter(\.isHidden).map { .object($0) })
    case "errors": .object(ErrorDictionary(form: self))
    case "non_field_errors": .object(errorList(of: Self.wholeForm))
    case "is_multipart": .bool(isMultipart)
    case "is_bound": .bool(input != nil)
    case "prefix": prefix.map { .string($0) } ?? .null
    case "as_div", "as_p", "as_table", "as_ul":
      .lazy(LazyValue { .safe(try html(String(name.dropFirst(3)))) })
    default: self[name].map { .object($0) }
    }
  }

  public var templateValue: TemplateValue { .object(self) }
}
