extension Model {
  /// All rows: `SELECT "post"."id", "post"."title", … FROM "post"`
  public static var all: Query<Self, Self> { Query() }

  /// The rows that meet the condition: `… WHERE "post"."views" > $1`
  public static func filter(_ condition: (Columns) -> some SQLExpressible<Bool>) -> Query<Self, Self> {
    all.filter(condition)
  }

  /// The row with this key, or nil: `… WHERE "post"."id" = $1 LIMIT 1`
  public nonisolated(nonsending) static func find(
    _ id: ID, in database: some DatabaseAccess, fileID: String = #fileID, line: Int = #line
  ) async throws -> Self? {
    try await filter { $0.primaryKey == id }.first(from: database, fileID: fileID, line: line)
  }

  /// The row with this key. Throws `QueryError.doesNotExist`, which a page answers with 404.
  public nonisolated(nonsending) static func get(
    _ id: ID, from database: some DatabaseAccess, fileID: String = #fileID, line: Int = #line
  ) async throws -> Self {
    try await filter { $0.primaryKey == id }.get(from: database, fileID: fileID, line: line)
  }

  /// Orders all rows: `… ORDER BY "post"."created_at" DESC`
  public static func order(_ order: (Columns) -> Ordering) -> Query<Self, Self> { all.order(order) }

  /// Orders all rows by several expressions.
  public static func order(_ orders: (Columns) -> [Ordering]) -> Query<Self, Self> { all.order(orders) }
}
