import ManageGroundwork
import ManageTemplateEngine

extension ColumnSchema {
  /// The field that asks for a value of the column's type.
  var formField: any FormField {
    var field = choices.isEmpty ? fieldOfType : choiceField
    field.options.label = .object(ColumnLabel(text: label, isLabel: true))
    if let help { field.options.help = .object(ColumnLabel(text: help, isLabel: false)) }
    field.options.initial = (defaultValue ?? databaseDefault)?.formValue ?? .null
    return field
  }

  var isText: Bool {
    switch type {
    case .text, .varchar, .custom: true
    default: false
    }
  }

  private var choiceField: ChoiceField {
    let offered = choices.map { choice in
      FormChoice.option(choice.value.formValue, label: .object(ColumnLabel(text: choice.label, isLabel: false)))
    }
    let hasBlank = isNullable || defaultValue == nil
    return ChoiceField((hasBlank ? [.option(.string(""), label: .string("---------"))] : []) + offered)
  }

  private var fieldOfType: any FormField {
    switch type {
    case .boolean: BooleanField()
    case .smallInteger: IntegerField(minimum: Int(Int16.min), maximum: Int(Int16.max))
    case .integer: IntegerField(minimum: Int(Int32.min), maximum: Int(Int32.max))
    case .bigInteger: IntegerField(minimum: .min, maximum: .max)
    case .double: FloatField()
    case .decimal(let digits, let places): DecimalField(digits: digits, places: places)
    case .text: CharField().widget(Textarea())
    case .varchar(let length): CharField(maximumLength: length)
    case .timestamp: DateTimeField()
    case .date: DateField()
    case .uuid: UUIDField()
    case .json: JSONField()
    case .ipAddress: GenericIPAddressField()
    // Bytes can't be typed; a type of one's own is typed as text.
    case .binary: CharField().disabled
    case .custom: CharField()
    }
  }
}

/// A text of several languages, on a page in the reader's; a label begins with a capital letter.
struct ColumnLabel: TemplateObject {
  let text: LocalizedText
  let isLabel: Bool

  func member(_ name: String) -> TemplateValue? { nil }

  func text(in language: String) -> String {
    let text = text.text(in: language)
    return isLabel ? text.prefix(1).uppercased() + text.dropFirst() : text
  }
}

extension DatabaseValue {
  /// The value as a form shows it.
  var formValue: TemplateValue {
    switch self {
    case .null, .blob: .null
    case .bool(let value): .bool(value)
    case .integer(let value): .int(Int(value))
    case .double(let value): .double(value)
    case .text(let value): .string(value)
    case .timestamp(let value): value.templateValue
    case .date(let value): .date(TemplateDate(.date, days: value.daysSinceEpoch, microseconds: 0))
    case .decimal(let value): value.templateValue
    case .uuid(let value): value.templateValue
    }
  }
}
