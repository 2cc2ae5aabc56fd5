/// Where the history is: its schema, found before the first step and named from then on, so that whatever a step sets
/// leads nowhere else.
struct HistoryPlace: Sendable {
  /// `main` on SQLite.
  let schema: String

  /// A row exists = its migration is applied.
  var history: SQL { "\(identifier: schema).manage_migrations" }
  /// A row exists = its migration, which runs outside a transaction, has begun and hasn't ended.
  var runs: SQL { "\(identifier: schema).manage_migration_runs" }

  /// Finds the history, and makes an empty one in the first schema of the search path where there is none.
  ///
  /// Throws `RunFailure.historyElsewhere` and `noSchema`.
  static nonisolated(nonsending) func prepare(on connection: Connection) async throws -> HistoryPlace {
    switch connection.dialect {
    case .sqlite:
      let place = HistoryPlace(schema: "main")
      try await place.createHistory(on: connection)
      return place
    case .postgres:
      if let schema = try await visibleSchema(connection) { return HistoryPlace(schema: schema) }
      try await forbidOther(connection)
      if let schema = try await visibleSchema(connection) { return HistoryPlace(schema: schema) }
      let schema: String =
        try await connection.query("SELECT coalesce(current_schema()::text, '')").first?[0] ?? ""
      guard !schema.isEmpty else {
        let (role, path) = try await roleAndPath(connection)
        throw RunFailure.noSchema(role: role, path: path)
      }
      let place = HistoryPlace(schema: schema)
      try await place.createHistory(on: connection)
      return place
    }
  }

  /// The schema of the history to which the search path leads.
  private static nonisolated(nonsending) func visibleSchema(_ source: some DatabaseAccess) async throws -> String? {
    try await source.query(
      """
      SELECT n.nspname::text FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
      WHERE c.oid = to_regclass('manage_migrations')
      """
    ).first?[0]
  }

  /// Throws `RunFailure.historyElsewhere` where this role's history is in a schema that its search path doesn't name:
  /// it would look as if nothing were applied.
  static nonisolated(nonsending) func forbidOther(_ source: some DatabaseAccess) async throws {
    guard source.dialect == .postgres else { return }
    let schemas: String =
      try await source.query(
        """
        SELECT coalesce(string_agg(quote_ident(n.nspname), ', ' ORDER BY n.nspname), '')
        FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE c.relname = 'manage_migrations' AND c.relkind IN ('r', 'p') AND pg_has_role(c.relowner, 'MEMBER')
        """
      ).first?[0] ?? ""
    // Another run may have made the history since it was looked for.
    guard !schemas.isEmpty, try await visibleSchema(source) == nil else { return }
    let (role, path) = try await roleAndPath(source)
    throw RunFailure.historyElsewhere(schemas: schemas, role: role, path: path)
  }

  private static nonisolated(nonsending) func roleAndPath(
    _ source: some DatabaseAccess
  ) async throws -> (role: String, path: String) {
    let row = try await source.query(
      "SELECT quote_ident(session_user) AS role, current_setting('search_path') AS path"
    ).first
    let path: String = try row?["path"] ?? ""
    return (try row?["role"] ?? "", path.isEmpty ? "empty" : path)
  }

  /// `CREATE TABLE manage_migrations …`
  private nonisolated(nonsending) func createHistory(on connection: Connection) async throws {
    guard try await !has("manage_migrations", on: connection) else { return }
    try await connection.execute(
      """
      CREATE TABLE \(sql: history) (
        app varchar(255) NOT NULL,
        name varchar(255) NOT NULL,
        checksum varchar(64) NOT NULL,
        state varchar(16) NOT NULL,
        applied \(sql: timestamp(connection)) NOT NULL,
        PRIMARY KEY (app, name)
      )
      """)
  }

  /// `CREATE TABLE manage_migration_runs …`, where it is missing.
  nonisolated(nonsending) func createRuns(on connection: Connection) async throws {
    guard try await !has("manage_migration_runs", on: connection) else { return }
    try await connection.execute(
      """
      CREATE TABLE \(sql: runs) (
        app varchar(255) NOT NULL,
        name varchar(255) NOT NULL,
        kind varchar(32) NOT NULL,
        checksum varchar(64) NOT NULL,
        finished integer NOT NULL,
        total integer NOT NULL,
        state varchar(16) NOT NULL,
        started \(sql: timestamp(connection)) NOT NULL,
        PRIMARY KEY (app, name)
      )
      """)
  }

  nonisolated(nonsending) func has(_ table: String, on connection: Connection) async throws -> Bool {
    switch connection.dialect {
    case .sqlite:
      return try await !connection.query(
        "SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = \(table) COLLATE NOCASE"
      ).isEmpty
    case .postgres:
      return try await !connection.query(
        """
        SELECT 1 FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = \(schema) AND c.relname = \(table)
        """
      ).isEmpty
    }
  }

  private func timestamp(_ connection: Connection) -> SQL {
    connection.dialect == .sqlite ? "datetime" : "timestamp with time zone"
  }
}
