/// A deletion of all rows that a query finds, as a value; of these rows alone, whatever references them.
public struct Delete<Table: Model>: SQLStatement {
  private let selection: Selection

  init(_ selection: Selection) {
    self.selection = selection
  }

  public var tableName: String { selection.table }

  public func write(to writer: inout SQLWriter) {
    writer.text("DELETE FROM ")
    writer.name(tableName)
    writer.changing(selection)
  }

  /// Runs the deletion and returns how many rows it removed.
  @discardableResult
  public nonisolated(nonsending) func execute(
    in database: some DatabaseAccess, fileID: String = #fileID, line: Int = #line
  ) async throws -> Int {
    try await database.execute(try sql(for: database.dialect), at: SourcePlace(fileID: fileID, line: line))
  }

  /// The same deletion, which returns the rows as they were: `… RETURNING "id", "title", …`
  public func returning() -> Returning<Table> { Returning(self) }
}

extension Query {
  /// The deletion of the rows that the query finds and of nothing else: `DELETE FROM "post" WHERE …`
  ///
  /// It follows no delete rule: rows that reference these make the database refuse, or follow it by rules of its own.
  public func deletion() -> Delete<Table> { Delete(selection) }
}
