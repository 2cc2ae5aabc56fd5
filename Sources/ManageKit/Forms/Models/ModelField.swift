import ManageGroundwork
public import ManageTemplateEngine

/// A field that asks for a column's value: its limits, choices, label, help and validators are those of the schema.
///
/// A form names each column that it lets people write, so that no other can be:
///
///     @Form
///     struct PostForm {
///       @Input(Post.formField(\.title)) let title: String
///       @Input(Post.formField(\.category)) let category: Category.ID?
///     }
public struct ModelField<Value: FieldValue>: FormField {
  public var options: FieldOptions {
    get { inner.options }
    set { inner.options = newValue }
  }

  private let column: ColumnSchema
  private let table: String
  private var inner: any FormField

  init(_ column: ColumnSchema, of table: String, isOptional: Bool) {
    self.column = column
    self.table = table
    inner = column.formField
    let hasDefault = column.defaultValue != nil || column.databaseDefault != nil
    inner.options.isRequired = !isOptional && !hasDefault && column.type != .boolean
  }

  /// The same field, which offers these values alone: those of a query, of which one statement asks.
  ///
  ///     let categories = try await Category.order { $0.name.ascending }.fetch(from: context.database)
  ///     fields.category.offer(categories.map { .option($0.id, "\($0.name)") })
  public mutating func offer(_ choices: [FormChoice]) {
    let options = inner.options
    let blank: [FormChoice] = options.isRequired ? [] : [.option(.string(""), label: .string("---------"))]
    inner = ChoiceField(blank + choices)
    inner.options = options
    inner.options.widget = nil
  }

  /// Whether it is about a column of a table.
  func isAbout(_ name: String, of table: String) -> Bool { column.name == name && self.table == table }

  public var defaultWidget: any Widget { inner.defaultWidget }
  public var hiddenWidget: any Widget { inner.hiddenWidget }
  public var messages: [String: TranslatableText] { inner.messages }
  public var formatValidators: [FormValidator] { inner.formatValidators }
  public var limitValidators: [FormValidator] { inner.limitValidators }

  public func attributes(for widget: any Widget) -> TemplateDictionary { inner.attributes(for: widget) }
  public func configured(_ widget: any Widget) -> any Widget { inner.configured(widget) }

  public func prepared(_ value: TemplateValue, _ locale: FormLocale) -> TemplateValue { inner.prepared(value, locale) }

  public func bound(_ raw: TemplateValue, initial: TemplateValue) -> TemplateValue {
    inner.bound(raw, initial: initial)
  }

  public func converted(_ raw: TemplateValue, _ locale: FormLocale) throws(InvalidValues) -> TemplateValue {
    try inner.converted(raw, locale)
  }

  public func validate(_ value: TemplateValue, _ locale: FormLocale) throws(InvalidValues) {
    try inner.validate(value, locale)
  }

  public func hasChanged(from initial: TemplateValue, to raw: TemplateValue, _ locale: FormLocale) -> Bool {
    inner.hasChanged(from: initial, to: raw, locale)
  }

  /// Cleans as the column's type asks, then by the model's own rules.
  public func clean(
    _ raw: TemplateValue, initial: TemplateValue, _ locale: FormLocale
  ) throws(InvalidValues) -> TemplateValue {
    let value = try inner.clean(raw, initial: initial, locale)
    let stored = try databaseValue(of: value)
    let broken = column.validators.filter { !$0.accepts(stored) }
    if !broken.isEmpty {
      throw InvalidValues(
        broken.map { InvalidValue(code: $0.code, message: TranslatableText($0.message.text(in: locale.language))) })
    }
    return value
  }

  private func databaseValue(of cleaned: TemplateValue) throws(InvalidValues) -> DatabaseValue {
    guard !cleaned.isEmptyValue else { return column.isText ? .text("") : .null }
    if let choice = column.choices.first(where: { $0.value.formValue.text.utf8.elementsEqual(cleaned.text.utf8) }) {
      return choice.value
    }
    return try inner.databaseValue(of: cleaned)
  }

  /// The value of the column's type; nil for an empty one, unless that is a text.
  public func value(of cleaned: TemplateValue) throws(InvalidValues) -> Value? {
    Value.fromDatabaseValue(try databaseValue(of: cleaned))
  }
}

/// A field that is about a column.
protocol ColumnField {
  func isAbout(_ name: String, of table: String) -> Bool
}

extension ModelField: ColumnField {}

extension FormField {
  /// A cleaned value as a database takes it.
  fileprivate func databaseValue(of cleaned: TemplateValue) throws(InvalidValues) -> DatabaseValue {
    let value = try value(of: cleaned)
    if let json = value as? JSONValue { return .text(json.serialized()) }
    // An offered key is a text here.
    if let text = value as? String, self is ChoiceField, let key = Int64(text) { return .integer(key) }
    return (value as? any DatabaseValueConvertible)?.databaseValue ?? .null
  }
}

extension Model {
  /// A field that asks for a column's value.
  public static func formField<Value: FieldValue>(_ column: KeyPath<Columns, Column<Value>>) -> ModelField<Value> {
    modelField(Columns(.named("form"))[keyPath: column].name, isOptional: false)
  }

  /// A field that asks for a column's value, which may be left empty.
  public static func formField<Value: FieldValue>(_ column: KeyPath<Columns, Column<Value?>>) -> ModelField<Value> {
    modelField(Columns(.named("form"))[keyPath: column].name, isOptional: true)
  }

  /// A field that asks for the row of another model.
  public static func formField<Target>(
    _ reference: KeyPath<Columns, ForeignKey<Target, Target.ID>>
  ) -> ModelField<Target.ID> {
    modelField(Columns(.named("form"))[keyPath: reference].columnName, isOptional: false)
  }

  /// A field that asks for the row of another model, or for none.
  public static func formField<Target>(
    _ reference: KeyPath<Columns, ForeignKey<Target, Target.ID?>>
  ) -> ModelField<Target.ID> {
    modelField(Columns(.named("form"))[keyPath: reference].columnName, isOptional: true)
  }

  private static func modelField<Value: FieldValue>(_ name: String, isOptional: Bool) -> ModelField<Value> {
    let column = schema.columns.first { $0.name == name } ?? schema.primaryKey
    return ModelField(column, of: schema.table, isOptional: isOptional)
  }
}
