/// A column of a table that a query reads.
public struct Column<Value: DatabaseValueConvertible>: SQLExpressible {
  let name: String
  let table: TableReference

  /// The column `name` of `table`.
  public init(_ name: String, in table: TableReference) {
    self.name = name
    self.table = table
  }

  /// `"post"."title"`
  public var expression: SQLExpression<Value> {
    SQLExpression { [name, table] in $0.column(name, of: table) }
  }
}
