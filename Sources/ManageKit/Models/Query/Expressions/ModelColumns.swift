/// The columns of a model, as the closures of queries get them. The macro `@Model` writes them.
public protocol ModelColumns: Sendable {
  /// The model.
  associatedtype Table: Model where Table.Columns == Self

  /// The table that the columns belong to.
  var tableReference: TableReference { get }

  /// The columns of a table that a query reads.
  init(_ table: TableReference)
}

extension ModelColumns {
  /// The row's key.
  var primaryKey: Column<Table.ID> { Column(Table.schema.primaryKey.name, in: tableReference) }
}
