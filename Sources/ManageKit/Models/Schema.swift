/// The description of a table, which queries, the autodetector, forms, the admin, fixtures and the API read.
public struct Schema: Sendable {
  /// The table's name.
  public let table: String
  /// The name of one row, by language code: `["en": "post", "ko": "글"]`.
  public let names: [String: String]
  /// The name of several rows, by language code.
  public let pluralNames: [String: String]
  /// The columns, in the order of the model's properties.
  public let columns: [ColumnSchema]
  /// The indexes over columns by name, those that `@Field` and `@References` ask for included.
  public let indexes: [IndexSchema]
  /// The condition on the rows.
  public let constraints: [CheckConstraint]
  /// The column of the key.
  public let primaryKey: ColumnSchema
  /// The columns that an insert sets: all but a key that the database generates.
  public let insertedColumns: [ColumnSchema]

  /// Describes a table; indexes name properties, and become indexes of their columns.
  ///
  /// The first column is the key if none says that it is.
  public init(
    table: String, names: [String: String] = [:], pluralNames: [String: String] = [:], columns: [ColumnSchema],
    indexes: [IndexSchema] = [], constraints: [CheckConstraint] = []
  ) {
    self.table = table
    self.names = names
    self.pluralNames = pluralNames
    self.columns = columns
    self.constraints = constraints
    let columnNames = Dictionary(columns.map { ($0.property, $0.name) }, uniquingKeysWith: { first, _ in first })
    self.indexes =
      columns.filter(\.isIndexed).map { .index($0.name) } + indexes.map { $0.renamingParts { columnNames[$0] ?? $0 } }
    primaryKey = columns.first(where: \.isPrimaryKey) ?? columns[0]
    insertedColumns = columns.filter { !$0.isGenerated }
  }

  /// The column of a property, by its name in Swift.
  public func column(ofProperty property: String) -> ColumnSchema? {
    columns.first { $0.property == property }
  }
}
