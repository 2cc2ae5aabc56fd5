extension BoundForm {
  /// Adds the refusal of a row by its database to the fields that it is about, or to the form as a whole: a value that
  /// somebody else has, a condition, a row that is gone.
  ///
  /// False where it is about nothing that the form shows; the error is then for its caller.
  ///
  ///     do { try await Book.insert(draft, into: context.database) } catch let error as DatabaseError {
  ///       guard form.addRefusal(error, of: Book.self) else { throw error }
  ///       return page(form)
  ///     }
  public mutating func addRefusal<Row: Model>(_ error: DatabaseError, of model: Row.Type) -> Bool {
    let schema = Row.schema
    let columns = schema.fields(of: error)
    let named = columns.compactMap { column in fields.named.first { $0.field.isAbout(column, of: schema.table) }?.name }
    guard !named.isEmpty else { return false }
    let mistake = Self.mistake(error, schema, columns, untyped.locale)
    // A rule about several fields is the whole form's; each of them shows what a rule about it alone says.
    if columns.count > 1 {
      addMistake(mistake, to: nil)
    } else {
      named.forEach { addMistake(mistake, to: $0) }
    }
    return true
  }

  private static func mistake(
    _ error: DatabaseError, _ schema: Schema, _ columns: [ColumnSchema], _ locale: FormLocale
  ) -> InvalidValue {
    let language = locale.language
    let labels = columns.map { ColumnLabel(text: $0.label, isLabel: true).text(in: language) }
    let model = ColumnLabel(text: schema.name, isLabel: true).text(in: language)
    switch error.refusal?.kind {
    case .uniqueViolation:
      let text = TranslatableText(
        "%(model_name)s with this %(field_label)s already exists.",
        ["model_name": model, "field_label": labels.joined(separator: ", ")])
      return InvalidValue(code: columns.count > 1 ? "unique_together" : "unique", message: text)
    case .foreignKeyViolation:
      return InvalidValue(
        code: "invalid_choice",
        message: "Select a valid choice. That choice is not one of the available choices.")
    case .notNullViolation: return InvalidValue(code: "null", message: "This field cannot be null.")
    case .checkViolation:
      let name = error.refusal?.constraint ?? ""
      return InvalidValue(
        code: "constraint", message: TranslatableText("Constraint “%(name)s” is violated.", ["name": name]))
    default: return InvalidValue(code: "invalid", message: "Enter a valid value.")
    }
  }
}

extension FormField {
  fileprivate func isAbout(_ column: ColumnSchema, of table: String) -> Bool {
    (self as? any ColumnField)?.isAbout(column.name, of: table) ?? false
  }
}
