/// Finds everything that goes with rows that are deleted, and deletes it: Django's `Collector`.
///
/// It works table by table, with a few statements for each reference however many rows there are.
struct DeleteCollector {
  private let graph: ModelGraph
  private let connection: Connection
  private let place: SourcePlace
  /// The rows to delete, in the order in which they were found.
  private var keys: [String: [DatabaseValue]] = [:]
  private var schemas: [String: Schema] = [:]
  private var updates: [(edge: ModelGraph.Edge, keys: [DatabaseValue])] = []
  private var restricted: [(edge: ModelGraph.Edge, table: String, keys: [DatabaseValue])] = []

  init(graph: ModelGraph, connection: Connection, place: SourcePlace) {
    self.graph = graph
    self.connection = connection
    self.place = place
  }

  /// Adds rows of a table, and by the rules those that reference them.
  ///
  /// Throws `QueryError.protected` where a rule refuses.
  nonisolated(nonsending) mutating func collect(_ newKeys: [DatabaseValue], of schema: Schema) async throws {
    let known = Set((keys[schema.table] ?? []).map(RowKey.init))
    let added = newKeys.filter { !known.contains(RowKey($0)) }
    guard !added.isEmpty else { return }
    keys[schema.table, default: []] += added
    schemas[schema.table] = schema
    for edge in graph.references(to: schema.table) where edge.rule != .doNothing {
      let dependents = try await self.dependents(by: edge, on: added)
      guard !dependents.isEmpty else { continue }
      switch edge.rule {
      case .cascade: try await collect(dependents, of: edge.source)
      case .setNull, .setDefault: updates.append((edge, dependents))
      case .restrict: restricted.append((edge, schema.table, dependents))
      case .protect, .doNothing: throw edge.refusal(to: schema.table)
      }
    }
  }

  private nonisolated(nonsending) func dependents(by edge: ModelGraph.Edge, on keys: [DatabaseValue]) async throws
    -> [DatabaseValue]
  {
    var found: [DatabaseValue] = []
    for batch in keys.batches(of: connection.dialect.greatestSlotCount) {
      found += try await connection.fetch(
        """
        SELECT \(identifier: edge.source.primaryKey.name) FROM \(identifier: edge.source.table) \
        WHERE \(identifier: edge.column.name) IN (\(list: batch))
        """, at: place
      ) { try edge.model.key(from: &$0) }
    }
    return found
  }

  /// Deletes what was collected, dependents first, and returns how many rows of each table.
  ///
  /// Throws `QueryError.protected` if a row that restricts the deletion stays.
  nonisolated(nonsending) func delete() async throws -> [String: Int] {
    for (edge, table, dependents) in restricted {
      let going = Set((keys[edge.source.table] ?? []).map(RowKey.init))
      if !dependents.allSatisfy({ going.contains(RowKey($0)) }) { throw edge.refusal(to: table) }
    }
    for (edge, dependents) in updates { try await reset(edge, of: dependents) }
    var counts: [String: Int] = [:]
    for schema in dependentsFirst {
      // Within a table too what was found later depends on what was found earlier.
      for batch in Array((keys[schema.table] ?? []).reversed()).batches(of: connection.dialect.greatestSlotCount) {
        counts[schema.table, default: 0] += try await connection.execute(
          """
          DELETE FROM \(identifier: schema.table) WHERE \(identifier: schema.primaryKey.name) IN (\(list: batch))
          """, at: place)
      }
    }
    return counts
  }

  private nonisolated(nonsending) func reset(_ edge: ModelGraph.Edge, of dependents: [DatabaseValue]) async throws {
    let value = edge.rule == .setNull ? .null : edge.column.defaultValue ?? edge.column.databaseDefault
    guard let value else { throw QueryError.noDefault(table: edge.source.table, column: edge.column.name) }
    for batch in dependents.batches(of: connection.dialect.greatestSlotCount - 1) {
      try await connection.execute(
        """
        UPDATE \(identifier: edge.source.table) SET \(identifier: edge.column.name) = \(value) \
        WHERE \(identifier: edge.source.primaryKey.name) IN (\(list: batch))
        """, at: place)
    }
  }

  /// The tables in an order in which foreign keys that the database checks at once don't refuse; where tables reference
  /// each other in a circle there is none.
  private var dependentsFirst: [Schema] {
    var rest = schemas
    var order: [Schema] = []
    while let any = rest.keys.min() {
      let free = rest.keys.sorted().first { table in
        !graph.references(to: table).contains { $0.source.table != table && rest[$0.source.table] != nil }
      }
      if let schema = rest.removeValue(forKey: free ?? any) { order.append(schema) }
    }
    return order
  }
}

extension ModelGraph.Edge {
  fileprivate func refusal(to table: String) -> QueryError {
    .protected(table: table, by: source.table, column: column.name)
  }
}

extension Model {
  /// Reads a key as its type, which SQLite's columns and a row's values don't have.
  fileprivate static func key(from row: inout RowDecoder) throws -> DatabaseValue {
    try row.decode(ID.self).databaseValue
  }
}

extension SQL.Interpolation {
  /// Binds values with commas between.
  fileprivate mutating func appendInterpolation(list values: ArraySlice<DatabaseValue>) {
    for (index, value) in values.enumerated() {
      if index > 0 { appendLiteral(", ") }
      appendInterpolation(value)
    }
  }
}
