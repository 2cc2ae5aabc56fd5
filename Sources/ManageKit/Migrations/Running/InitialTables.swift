/// Whether the tables of an app's first migration are there already, and are the same: `--fake-initial`.
struct InitialTables {
  /// A schema that lives no longer than the comparison.
  private static let scratch = "manage_comparison"

  private let step: MigrationStep
  private let database: Database
  private let tables: [CreatedTable]

  init(_ step: MigrationStep, in database: Database) {
    self.step = step
    self.database = database
    tables = step.statements.compactMap { CreatedTable($0.text, dialect: database.dialect) }
  }

  /// Whether the step creates tables, and all of them exist.
  nonisolated(nonsending) func exist() async throws -> Bool {
    guard step.kind == .apply, !tables.isEmpty else { return false }
    for table in tables where try await columns(of: table.schema, table.name, database).isEmpty { return false }
    return true
  }

  /// How they differ from those that the step makes; a column that is missing comes first.
  ///
  /// Throws `RunFailure.otherTables` where one lacks a column.
  nonisolated(nonsending) func differences() async throws -> [String] {
    let made: [[Column]]
    do { made = try await columnsMade() } catch let error as DatabaseError {
      return ["their columns could not be compared: \(error)"]
    }
    var missing: [String] = []
    var others: [String] = []
    for (table, made) in zip(tables, made) {
      let found = try await columns(of: table.schema, table.name, database)
      for column in made {
        guard let twin = found.first(where: { $0.name == column.name }) else {
          missing.append("\(table.qualifiedName) has no column \(column.name)")
          continue
        }
        guard twin.type != column.type else { continue }
        others.append("\(table.qualifiedName).\(column.name) is \(twin.type), not \(column.type)")
      }
      let names = Set(made.map(\.name))
      others += found.filter { !names.contains($0.name) }
        .map { "\(table.qualifiedName) has also the column \($0.name)" }
    }
    guard missing.isEmpty else { throw RunFailure.otherTables(step.migration.id, differences: missing + others) }
    return others
  }

  private struct Column {
    let name: String
    let type: String
  }

  /// Makes the tables in a schema of their own, and undoes that.
  private nonisolated(nonsending) func columnsMade() async throws -> [[Column]] {
    try await database.withFreshConnection(enforcingForeignKeys: false) { connection in
      let isPostgreSQL = connection.dialect == .postgres
      if !isPostgreSQL { try await connection.execute("ATTACH ':memory:' AS \(identifier: Self.scratch)") }
      try await connection.execute("BEGIN")
      if isPostgreSQL {
        try await connection.execute("CREATE SCHEMA \(identifier: Self.scratch)")
        try await connection.query(
          "SELECT set_config('search_path', concat_ws(', ', \(Self.scratch)::text, nullif(current_setting('search_path'), '')), true)"
        )
      }
      for table in tables { try await connection.executeScript(table.statement(inSchema: Self.scratch)) }
      var made: [[Column]] = []
      for table in tables { made.append(try await columns(of: Self.scratch, table.name, connection)) }
      try await connection.execute("ROLLBACK")
      return made
    }
  }

  /// Its columns in their order; none where it doesn't exist.
  private nonisolated(nonsending) func columns(
    of schema: String?, _ table: String, _ source: some DatabaseAccess
  ) async throws -> [Column] {
    let rows =
      switch source.dialect {
      case .sqlite:
        try await source.query(
          "SELECT lower(name) AS name, lower(type) AS type FROM pragma_table_xinfo(\(table), \(schema ?? "main"))")
      case .postgres:
        try await source.query(
          """
          SELECT a.attname::text AS name, format_type(a.atttypid, a.atttypmod) AS type FROM pg_catalog.pg_attribute AS a
          WHERE a.attrelid = to_regclass(concat_ws('.', quote_ident(\(schema)), quote_ident(\(table))))
            AND a.attnum > 0 AND NOT a.attisdropped
          ORDER BY a.attnum
          """)
      }
    return try rows.map { try Column(name: $0["name"], type: $0["type"]) }
  }
}
