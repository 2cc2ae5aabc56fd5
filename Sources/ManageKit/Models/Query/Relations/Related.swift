/// The loaded rows of a relation, by the rows that they belong to.
public struct Related<Source: Model, Target: Sendable>: Sendable {
  private let relation: String
  /// An empty list for a row that has none; no list for a row that nothing was loaded for.
  private var targets: [RowKey: [Target]]

  /// Asks `database` for the rows that belong to `sources`, each with the key of the one.
  ///
  /// As many statements as it takes to name all keys; one where the query is limited, as each would be for itself.
  nonisolated(nonsending) init<Table: Model>(
    to sources: some Sequence<Source>, from database: some DatabaseAccess, at place: SourcePlace,
    _ query: ([DatabaseValue]) -> Query<Table, (Target, Source.ID)>
  ) async throws {
    relation = Table.schema.table
    targets = Dictionary(sources.map { (RowKey($0.id), []) }, uniquingKeysWith: { first, _ in first })
    let keys = targets.keys.map(\.value)
    for batch in keys.batches(of: query([]).selection.isLimited ? keys.count : 10_000) {
      for (target, key) in try await query(Array(batch)).fetch(from: database, at: place) {
        targets[RowKey(key), default: []].append(target)
      }
    }
  }

  /// The rows that belong to `source`, in the order in which they were asked for.
  ///
  /// Throws `QueryError.notLoaded` for a row that was not among those they were loaded for.
  public subscript(source: Source) -> [Target] {
    get throws(QueryError) { try self[source.id] }
  }

  /// The rows that belong to the row with this key. Throws `QueryError.notLoaded`.
  public subscript(id: Source.ID) -> [Target] {
    get throws(QueryError) {
      guard let found = targets[RowKey(id)] else {
        throw .notLoaded(table: Source.schema.table, relation: relation)
      }
      return found
    }
  }
}
