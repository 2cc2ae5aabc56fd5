public import ManageTemplateEngine

/// A Swift type that a model's property can have.
///
/// The standard types, their optionals, `JSON` and `IPAddress` are. A type of one's own becomes one by conforming; an
/// enum with raw values needs nothing more than that:
///
///     enum Status: String, FieldValue {
///       case draft, published
///     }
public protocol FieldValue: DatabaseValueConvertible, Equatable, TemplateValueConvertible {
  /// The column that holds it.
  static var columnType: ColumnType { get }

  /// Whether the column may be null. Only optionals say yes.
  static var isNullable: Bool { get }

  /// The only values that a column may have, in their order; none for any. An enum with all of its cases
  /// (`CaseIterable`) gives them.
  static var choices: [FieldChoice] { get }

  /// Whether it is hidden from templates, fixtures and the API.
  static var isSecret: Bool { get }
}

extension FieldValue {
  /// No.
  public static var isNullable: Bool { false }

  /// Any.
  public static var choices: [FieldChoice] { [] }

  /// No.
  public static var isSecret: Bool { false }
}

extension Optional: FieldValue where Wrapped: FieldValue {
  /// The column of the value.
  public static var columnType: ColumnType { Wrapped.columnType }

  /// Yes.
  public static var isNullable: Bool { true }

  /// The value's.
  public static var choices: [FieldChoice] { Wrapped.choices }

  /// As the value is.
  public static var isSecret: Bool { Wrapped.isSecret }
}

extension FieldValue where Self: RawRepresentable, RawValue: FieldValue {
  /// The column of the raw value.
  public static var columnType: ColumnType { RawValue.columnType }

  /// The raw value's.
  public var databaseValue: DatabaseValue { rawValue.databaseValue }

  /// The case with this raw value; nil where there is none.
  public static func fromDatabaseValue(_ value: DatabaseValue) -> Self? {
    RawValue.fromDatabaseValue(value).flatMap(Self.init)
  }

  /// Reads the raw value.
  public static func decode(from row: inout RowDecoder) throws(DatabaseError) -> Self {
    guard let value = Self(rawValue: try RawValue.decode(from: &row)) else {
      throw row.mismatch(at: row.position - 1, expected: Self.self)
    }
    return value
  }

  /// The raw value's.
  public var templateValue: TemplateValue { rawValue.templateValue }
}
