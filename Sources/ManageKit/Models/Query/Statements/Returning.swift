/// A statement that changes rows and returns them.
public struct Returning<Table: Model>: RowStatement {
  private let statement: any SQLStatement

  init(_ statement: any SQLStatement) {
    self.statement = statement
  }

  public var tableName: String { statement.tableName }

  public func write(to writer: inout SQLWriter) {
    statement.write(to: &writer)
    writer.text(" RETURNING ")
    writer.list(Table.schema.columns) { $0.name($1.name) }
  }

  public func read(_ row: inout RowDecoder) throws -> Table {
    try Table(from: &row)
  }
}
