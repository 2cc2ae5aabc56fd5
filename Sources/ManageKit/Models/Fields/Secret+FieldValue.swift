public import ManageTemplateEngine

extension Secret: FieldValue {
  public static var columnType: ColumnType { .text }

  /// Yes.
  public static var isSecret: Bool { true }

  public var databaseValue: DatabaseValue { .text(reveal()) }

  public static func fromDatabaseValue(_ value: DatabaseValue) -> Secret? {
    String.fromDatabaseValue(value).map(Secret.init)
  }

  /// Nothing.
  public var templateValue: TemplateValue { .null }

  public static func == (left: Secret, right: Secret) -> Bool { left.reveal() == right.reveal() }
}
