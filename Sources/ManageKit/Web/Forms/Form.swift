public import ManageTemplateEngine

/// A form as a page shows it: its fields, what was typed, what is wrong.
public struct Form: Sendable {
  /// The fields, in the order in which they are shown.
  public var fields: [FormField]
  /// Errors of the form as a whole.
  public var nonFieldErrors: [String] = []

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

  /// Adds an error to a field.
  public mutating func addError(_ message: String, to name: String) {
    if let index = fields.firstIndex(where: { $0.name == name }) { fields[index].errors.append(message) }
  }
}

extension Form: TemplateValueConvertible {
  public var templateValue: TemplateValue {
    [
      "fields": .array(fields.map(\.templateValue)),
      "non_field_errors": .array(nonFieldErrors.map { .string($0) }),
    ]
  }
}
