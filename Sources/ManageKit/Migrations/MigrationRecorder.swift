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
  let place: HistoryPlace

  /// `SELECT … FROM manage_migrations`; nothing where the table is missing.
  ///
  /// Throws `RunFailure.historyElsewhere`.
  static nonisolated(nonsending) func history(_ source: some DatabaseAccess) async throws -> MigrationHistory {
    let hasRuns: SQL =
      source.dialect == .sqlite
      ? "EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'manage_migration_runs')"
      : "(SELECT to_regclass('manage_migration_runs') IS NOT NULL)"
    let sql: SQL = "SELECT app, name, checksum, applied, \(sql: hasRuns) AS has_runs FROM manage_migrations"
    guard let rows = try await rows(of: sql, source) else {
      try await HistoryPlace.forbidOther(source)
      return MigrationHistory([])
    }
    let mayHaveRuns: Bool = try rows.first?["has_runs"] ?? true
    return MigrationHistory(try rows.map(record), runs: mayHaveRuns ? try await runs(source) : [])
  }

  private static func record(_ row: Row) throws -> MigrationHistory.Record {
    let id = try MigrationID(app: row["app"], name: row["name"])
    return try MigrationHistory.Record(id: id, checksum: row["checksum"], applied: row["applied"])
  }

  /// `SELECT … FROM manage_migration_runs`; nothing where the table is missing.
  private static nonisolated(nonsending) func runs(_ source: some DatabaseAccess) async throws -> [MigrationRun] {
    let sql: SQL = "SELECT app, name, kind, checksum, finished, total, state FROM manage_migration_runs"
    return try await (rows(of: sql, source) ?? []).map { row in
      let state: String = try row["state"]
      return try MigrationRun(
        id: MigrationID(app: row["app"], name: row["name"]),
        kind: MigrationStep.Kind(rawValue: row["kind"]) ?? .apply, finished: row["finished"], total: row["total"],
        hasFailed: state == MigrationRun.failed, checksum: row["checksum"])
    }
  }

  /// The migrations that Django has applied; nothing where it never ran.
  static nonisolated(nonsending) func djangoHistory(_ source: some DatabaseAccess) async throws -> Set<MigrationID> {
    let rows = try await rows(of: "SELECT app, name FROM django_migrations", source) ?? []
    return try Set(rows.map { try MigrationID(app: $0["app"], name: $0["name"]) })
  }

  /// Nil where the table is missing.
  private static nonisolated(nonsending) func rows(of sql: SQL, _ source: some DatabaseAccess) async throws -> [Row]? {
    do {
      return try await source.query(sql)
    } catch let error as DatabaseError where error.isUndefinedTable {
      return nil
    }
  }

  /// Makes the change of the history that `step` is.
  nonisolated(nonsending) func record(_ step: MigrationStep, as state: State) async throws {
    switch step.kind {
    case .apply: try await record(step.migration, as: state)
    case .unapply: try await remove(step.migration.id)
    case .accept: try await accept(step.migration)
    }
  }

  /// `INSERT INTO manage_migrations …`
  private nonisolated(nonsending) func record(_ migration: Migration, as state: State) async throws {
    try await connection.execute(
      """
      INSERT INTO \(sql: place.history) (app, name, checksum, state, applied)
      VALUES (\(migration.id.app), \(migration.id.name), \(migration.checksum), \(state.rawValue), \(Date()))
      """)
  }

  /// `UPDATE manage_migrations SET checksum = …`
  private nonisolated(nonsending) func accept(_ migration: Migration) async throws {
    try await connection.execute(
      """
      UPDATE \(sql: place.history) SET checksum = \(migration.checksum)
      WHERE app = \(migration.id.app) AND name = \(migration.id.name)
      """)
  }

  /// `DELETE FROM manage_migrations …`
  nonisolated(nonsending) func remove(_ id: MigrationID) async throws {
    try await connection.execute(
      "DELETE FROM \(sql: place.history) WHERE app = \(id.app) AND name = \(id.name)")
  }

  /// Throws `RunFailure.overtaken` unless the history is still what the step starts from. On PostgreSQL nobody else can
  /// record anything from then on until the transaction ends, whatever became of the lock on migrations.
  nonisolated(nonsending) func claim(_ step: MigrationStep) async throws {
    let id = step.migration.id
    let row: SQL = "SELECT 1 FROM \(sql: place.history) WHERE app = \(id.app) AND name = \(id.name)"
    let rows =
      switch connection.dialect {
      case .sqlite: try await connection.query(row)
      case .postgres:
        try await connection.pipeline(["LOCK TABLE \(sql: place.history) IN SHARE ROW EXCLUSIVE MODE", row])[1]
      }
    guard rows.isEmpty == (step.kind == .apply) else { throw RunFailure.overtaken(id) }
  }
}
