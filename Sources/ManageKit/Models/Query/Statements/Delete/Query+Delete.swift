extension Query {
  /// Deletes the rows that the query finds, and by the delete rules of the site's models what references them, in one
  /// transaction. Returns how many rows of each table are gone.
  ///
  ///     try await Post.filter { $0.author == 7 }.delete(from: database)
  ///     // ["post": 3, "comment": 12]
  ///
  /// As in Django: `cascade` deletes what references the row, `protect` refuses, `restrict` refuses unless the row that
  /// restricts goes too by another path, `setNull` and `setDefault` change the reference, `doNothing` leaves it.
  /// References with `database: true` are left to the database.
  ///
  /// Throws `QueryError.protected`, and `QueryError.noModels` where the database knows none.
  @discardableResult
  public nonisolated(nonsending) func delete(
    from database: some DatabaseAccess, fileID: String = #fileID, line: Int = #line
  ) async throws -> [String: Int] {
    let place = SourcePlace(fileID: fileID, line: line)
    guard let models = database.context.models else { throw QueryError.noModels(table: tableName) }
    return try await database.transaction(at: place) { connection in
      guard !models.references(to: tableName).isEmpty else {
        let count = try await deletion().execute(in: connection, fileID: fileID, line: line)
        return count == 0 ? [:] : [tableName: count]
      }
      let keys = try await select { $0.primaryKey }.fetch(from: connection, at: place)
      var collector = DeleteCollector(graph: models, connection: connection, place: place)
      try await collector.collect(keys.map(\.databaseValue), of: Table.schema)
      return try await collector.delete()
    }
  }
}

extension Model {
  /// Deletes the row, and by the delete rules of the site's models what references it; see `Query.delete(from:)`.
  @discardableResult
  public nonisolated(nonsending) func delete(
    from database: some DatabaseAccess, fileID: String = #fileID, line: Int = #line
  ) async throws -> [String: Int] {
    try await Self.filter { $0.primaryKey == id }.delete(from: database, fileID: fileID, line: line)
  }
}
