/// The description of a column.
public struct ColumnSchema: Sendable {
  /// A clock value that fills a column when its row is written.
  public enum Timestamp: Sendable, Hashable {
    /// The time of the insert: Django's `auto_now_add`.
    case created
    /// The time of the insert and of every update: Django's `auto_now`.
    case updated
  }

  /// The column's name.
  public let name: String
  /// The name of the model's property.
  public let property: String
  /// Its content.
  public let type: ColumnType
  /// Whether it may be null.
  public let isNullable: Bool
  /// Whether nobody may see what it holds: no template, no fixture and no API shows it. A `Secret` always is.
  public let isSecret: Bool
  /// The property's default, where it is the same for every row.
  public let defaultValue: DatabaseValue?
  /// The table's value for an insert that leaves the column out: `DEFAULT`, Django's `db_default`.
  public let databaseDefault: DatabaseValue?
  /// Whether no two rows may have the same value.
  public let isUnique: Bool
  /// Whether it has an index of its own.
  public let isIndexed: Bool
  /// Whether it is the key.
  public let isPrimaryKey: Bool
  /// Whether the database makes the key.
  public let isGenerated: Bool
  /// Whether the time of writing fills it.
  public let timestamp: Timestamp?
  /// The row of another table that it names.
  public let reference: ReferenceSchema?
  /// The label; the property's name in words by default, as in Django.
  public var label: LocalizedText { givenLabel ?? LocalizedText(property.words) }
  private let givenLabel: LocalizedText?
  /// The text that people read next to its label.
  public let help: LocalizedText?
  /// The only values that people may choose from, in their order; none for any.
  public let choices: [FieldChoice]
  /// Further rules for a value that people enter.
  public let validators: [FieldValidator]

  /// The greatest number of characters, where there is one.
  public var maxLength: Int? { if case .varchar(let length) = type { length } else { nil } }

  /// A column of `Value`, by whose type it is null or not.
  public init<Value: FieldValue>(
    _ name: String, property: String, type: Value.Type, maxLength: Int? = nil, digits: Int? = nil,
    places: Int? = nil, default defaultValue: Value? = nil, databaseDefault: Value? = nil, isUnique: Bool = false,
    isIndexed: Bool = false, isPrimaryKey: Bool = false, isGenerated: Bool = false, timestamp: Timestamp? = nil,
    reference: ReferenceSchema? = nil, label: LocalizedText? = nil, help: LocalizedText? = nil,
    choices: KeyValuePairs<Value, LocalizedText> = [:], validators: [FieldValidator] = [], isSecret: Bool = false
  ) {
    self.name = name
    self.property = property
    self.type = Value.columnType.limited(to: maxLength, digits: digits, places: places)
    isNullable = Value.isNullable
    self.isSecret = isSecret || Value.isSecret
    self.defaultValue = defaultValue?.databaseValue
    self.databaseDefault = databaseDefault?.databaseValue
    self.isUnique = isUnique
    self.isIndexed = isIndexed
    self.isPrimaryKey = isPrimaryKey
    self.isGenerated = isGenerated
    self.timestamp = timestamp
    self.reference = reference
    givenLabel = label
    self.help = help
    self.choices = choices.isEmpty ? Value.choices : choices.map { FieldChoice($0, label: $1) }
    self.validators = validators
  }
}
