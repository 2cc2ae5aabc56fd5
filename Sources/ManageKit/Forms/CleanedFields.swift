/// The cleaned values of a form's fields, for the rules about several of them.
public struct CleanedFields<Fields: FormFields>: Sendable {
  /// The fields.
  public let fields: Fields
  private(set) var form: UntypedForm

  init(_ fields: Fields, _ form: UntypedForm) {
    self.fields = fields
    self.form = form
  }

  /// The value of a field; nil where it is empty or wrong.
  public subscript<Field: FormField>(field: KeyPath<Fields, Field>) -> Field.Value? {
    try? optionalValue(of: field)
  }

  /// The value of a field that may be left empty. Throws for one that Swift's type doesn't hold.
  public func optionalValue<Field: FormField>(of path: KeyPath<Fields, Field>) throws(InvalidField) -> Field.Value? {
    guard let name = Fields.name(of: path), let value = form.cleanedValue(of: name), !value.isEmptyValue else {
      return nil
    }
    do throws(InvalidValues) { return try fields[keyPath: path].value(of: value) } catch {
      throw InvalidField(name: name, mistakes: error)
    }
  }

  /// The value of a field. Throws for one that is missing.
  public func value<Field: FormField>(of path: KeyPath<Fields, Field>) throws(InvalidField) -> Field.Value {
    let field = fields[keyPath: path]
    let name = Fields.name(of: path) ?? ""
    do throws(InvalidValues) {
      // An empty text or list is a value too, where the type has one.
      if let cleaned = form.cleanedValue(of: name), let value = try field.value(of: cleaned) { return value }
      throw field.mistake("required")
    } catch { throw InvalidField(name: name, mistakes: error) }
  }

  /// Whether a field has a mistake.
  public func hasErrors(_ field: PartialKeyPath<Fields>) -> Bool {
    Fields.name(of: field).map { !form.errors(of: $0).isEmpty } ?? false
  }

  /// Adds a mistake to a field, or to the form as a whole.
  public mutating func addError(_ error: InvalidValue, to field: PartialKeyPath<Fields>? = nil) {
    form.addError(error, to: field.flatMap { Fields.name(of: $0) })
  }
}
