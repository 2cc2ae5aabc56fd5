/// The description of a table, which queries, the autodetector, forms, the admin, fixtures and the API read.
public struct Schema: Sendable {
  /// The table's name.
  public let table: String
  /// The name of one row: `["en": "post", "ko": "글"]`; the table's name by default.
  public let name: LocalizedText
  /// The name of several rows; that of one by default.
  public let pluralName: LocalizedText
  /// The columns, in the order of the model's properties.
  public let columns: [ColumnSchema]
  /// The indexes over columns by name, those that `@Field` and `@References` ask for included.
  public let indexes: [IndexSchema]
  /// The condition on the rows.
  public let checks: [CheckConstraint]
  /// The column of the key.
  public let primaryKey: ColumnSchema
  /// The columns that an insert sets: all but a key that the database generates.
  public let insertedColumns: [ColumnSchema]
  /// Every name of a field that nobody may see.
  let secretNames: Set<String>

  /// Describes a table; indexes name properties, and become indexes of their columns.
  ///
  /// The first column is the key if none says that it is.
  public init(
    table: String, name: LocalizedText? = nil, pluralName: LocalizedText? = nil, columns: [ColumnSchema],
    indexes: [IndexSchema] = [], checks: [CheckConstraint] = []
  ) {
    self.table = table
    self.name = name ?? LocalizedText(table)
    self.pluralName = pluralName ?? self.name
    self.columns = columns
    self.checks = checks
    let columnNames = Dictionary(columns.map { ($0.property, $0.name) }, uniquingKeysWith: { first, _ in first })
    self.indexes =
      columns.filter(\.isIndexed).map { .index($0.name) } + indexes.map { $0.renamingParts { columnNames[$0] ?? $0 } }
    primaryKey = columns.first(where: \.isPrimaryKey) ?? columns[0]
    insertedColumns = columns.filter { !$0.isGenerated }
    secretNames = Set(
      columns.filter(\.isSecret).flatMap { column in
        [column.name, column.property, column.property.snakeCased] + (column.isPrimaryKey ? ["pk"] : [])
      })
  }

  /// The column of a property, by its name in Swift.
  public func column(ofProperty property: String) -> ColumnSchema? {
    columns.first { $0.property == property }
  }

}
