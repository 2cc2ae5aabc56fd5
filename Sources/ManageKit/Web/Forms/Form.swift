import ManageGroundwork
public import ManageTemplateEngine

/// A form as a page shows it: its fields, what was typed, what is wrong.
public struct Form: Sendable {
  /// The fields, in the order in which they are shown.
  public var fields: [FormField]
  /// Errors of the form as a whole.
  public var nonFieldErrors: [TranslatableText] = []

  /// A form without input yet.
  public init(_ fields: [FormField]) {
    self.fields = fields
  }

  /// Whether nothing is wrong.
  public var isValid: Bool {
    nonFieldErrors.isEmpty && fields.allSatisfy(\.errors.isEmpty)
  }

  /// The value of a field, as it was typed.
  public subscript(name: String) -> String {
    fields.first { $0.name == name }?.value ?? ""
  }

  /// Takes what was sent, and finds required fields that are empty and values that are too long.
  public mutating func bind(_ data: FormData) {
    for index in fields.indices {
      fields[index].bind(data[fields[index].name] ?? "")
    }
  }

  /// The errors of a field.
  public func errors(of name: String) -> [TranslatableText] {
    fields.first { $0.name == name }?.errors ?? []
  }

  /// Adds an error to a field.
  public mutating func addError(_ message: TranslatableText, to name: String) {
    if let index = fields.firstIndex(where: { $0.name == name }) { fields[index].errors.append(message) }
  }

  /// Runs a rule over the value of a field that has no error yet, and adds what it throws to the field's errors.
  public mutating func check(_ name: String, _ rule: (String) throws(InvalidValue) -> Void) {
    guard errors(of: name).isEmpty else { return }
    do throws(InvalidValue) { try rule(self[name]) } catch { addError(error.text, to: name) }
  }
}

extension Form: TemplateValueConvertible {
  /// `form.fields`, `form.non_field_errors` and, as in Django, `form.errors`: the errors by their fields' names, empty
  /// where nothing is wrong.
  ///
  /// After a mistake the focus is on the first field that has one, or on the errors of the whole form.
  public var templateValue: TemplateValue {
    let firstWrong = nonFieldErrors.isEmpty ? fields.firstIndex { !$0.errors.isEmpty } : nil
    return [
      "fields": .array(
        fields.enumerated().map { index, field in
          field.templateValue(hasFocus: isValid ? field.hasFocus : index == firstWrong)
        }),
      "non_field_errors": nonFieldErrors.templateValue,
      "errors": .dictionary(TemplateDictionary(errors)),
    ]
  }

  private var errors: [(String, TemplateValue)] {
    fields.filter { !$0.errors.isEmpty }.map { ($0.name, $0.errors.templateValue) }
      + (nonFieldErrors.isEmpty ? [] : [("__all__", nonFieldErrors.templateValue)])
  }
}
