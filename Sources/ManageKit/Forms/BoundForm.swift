public import ManageTemplateEngine

/// A form as a page shows it: its fields, what was typed, what is wrong. Its values are had by ``validate()`` alone.
///
///     var form = try await context.receivedForm(BookForm.self)
///     guard let book = form.validate() else { return Page("books/new.html", ["form": form]) }
public struct BoundForm<Content: Form>: Sendable {
  /// The fields.
  public let fields: Content.Fields
  /// The same form without the types of its values.
  public private(set) var untyped: UntypedForm

  /// A form with what was sent to it; nil for nothing yet.
  public init(
    _ type: Content.Type, fields: Content.Fields = .standard, input: FormInput? = nil, prefix: String? = nil,
    _ locale: FormLocale
  ) {
    self.fields = fields
    untyped = UntypedForm(fields.named, input: input, prefix: prefix, locale)
  }

  /// The values of the fields that are right.
  public var cleaned: CleanedFields<Content.Fields> { CleanedFields(fields, untyped) }

  /// The values, all of them right; nil where something is wrong, which the form then shows.
  public mutating func validate() -> Content? {
    untyped.clean()
    var values = CleanedFields(fields, untyped)
    if untyped.input != nil { Content.check(&values) }
    untyped = values.form
    guard untyped.isValid else { return nil }
    do throws(InvalidField) { return try Content(values) } catch {
      untyped.addErrors(error.mistakes.list, to: error.name)
      return nil
    }
  }

  /// Adds a mistake to a field, or to the form as a whole.
  public mutating func addError(_ error: InvalidValue, to field: PartialKeyPath<Content.Fields>? = nil) {
    untyped.addError(error, to: field.flatMap { Content.Fields.name(of: $0) })
  }

  mutating func addMistake(_ mistake: InvalidValue, to name: String?) { untyped.addError(mistake, to: name) }

  /// The mistakes of a field, or of the form as a whole.
  public func errors(of field: PartialKeyPath<Content.Fields>? = nil) -> [InvalidValue] {
    untyped.errors(of: field.flatMap { Content.Fields.name(of: $0) })
  }
}

extension BoundForm: TemplateValueConvertible {
  public var templateValue: TemplateValue { untyped.templateValue }
}
