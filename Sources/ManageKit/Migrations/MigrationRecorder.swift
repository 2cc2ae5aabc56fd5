import Foundation

/// Keeps the history: the table `manage_migrations`, made when the first migration is recorded.
///
/// A row exists = its migration is applied. `django_migrations` is only ever read.
struct MigrationRecorder {
  /// How a migration came to count as applied.
  enum State: String {
    case applied
    /// Its tables were there already.
    case faked
  }

  let connection: Connection

  /// `SELECT … FROM manage_migrations`; nothing where the table is missing.
  static nonisolated(nonsending) func history(_ source: some DatabaseAccess) async throws -> MigrationHistory {
    let rows = try await rows(of: "SELECT app, name, checksum, applied FROM manage_migrations", source)
    return try MigrationHistory(
      rows.map { row in
        let id = try MigrationID(app: row["app"], name: row["name"])
        return try MigrationHistory.Record(id: id, checksum: row["checksum"], applied: row["applied"])
      })
  }

  /// The migrations that Django has applied; nothing where it never ran.
  static nonisolated(nonsending) func djangoHistory(_ source: some DatabaseAccess) async throws -> Set<MigrationID> {
    let rows = try await rows(of: "SELECT app, name FROM django_migrations", source)
    return try Set(rows.map { try MigrationID(app: $0["app"], name: $0["name"]) })
  }

  private static nonisolated(nonsending) func rows(of sql: SQL, _ source: some DatabaseAccess) async throws -> [Row] {
    do {
      return try await source.query(sql)
    } catch let error as DatabaseError where error.isUndefinedTable {
      return []
    }
  }

  /// The names of all tables, in lower case.
  nonisolated(nonsending) func tables() async throws -> Set<String> {
    let rows = try await connection.query(
      connection.dialect == .sqlite
        ? "SELECT name FROM sqlite_master WHERE type = 'table'"
        : "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = ANY (current_schemas(false))")
    return try Set(rows.map { row -> String in try row["name"] }.map { $0.lowercased() })
  }

  /// `CREATE TABLE manage_migrations …`, where it is missing.
  nonisolated(nonsending) func createTable() async throws {
    guard try await !tables().contains("manage_migrations") else { return }
    let timestamp: SQL = connection.dialect == .sqlite ? "datetime" : "timestamp with time zone"
    try await connection.execute(
      """
      CREATE TABLE manage_migrations (
        app varchar(255) NOT NULL,
        name varchar(255) NOT NULL,
        checksum varchar(64) NOT NULL,
        state varchar(16) NOT NULL,
        applied \(sql: timestamp) NOT NULL,
        PRIMARY KEY (app, name)
      )
      """)
  }

  /// `INSERT INTO manage_migrations …`
  nonisolated(nonsending) func record(_ migration: Migration, as state: State) async throws {
    try await connection.execute(
      """
      INSERT INTO manage_migrations (app, name, checksum, state, applied)
      VALUES (\(migration.id.app), \(migration.id.name), \(migration.checksum), \(state.rawValue), \(Date()))
      """)
  }

  /// `UPDATE manage_migrations SET checksum = …`
  nonisolated(nonsending) func accept(_ migration: Migration) async throws {
    try await connection.execute(
      """
      UPDATE manage_migrations SET checksum = \(migration.checksum)
      WHERE app = \(migration.id.app) AND name = \(migration.id.name)
      """)
  }

  /// `DELETE FROM manage_migrations …`
  nonisolated(nonsending) func remove(_ id: MigrationID) async throws {
    try await connection.execute("DELETE FROM manage_migrations WHERE app = \(id.app) AND name = \(id.name)")
  }
}
