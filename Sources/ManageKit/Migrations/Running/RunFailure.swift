/// Why a run of migrations couldn't begin, or had to end.
public enum RunFailure: Error, Sendable {
  /// A step isn't run or recorded.
  case refused(MigrationID, path: String, line: Int?, StepFault)
  /// Another run has changed the history since this one read it.
  case overtaken(MigrationID)
  /// The role's search path no longer leads to the history.
  case historyElsewhere(schemas: String, role: String, path: String)
  /// The search path names no schema that exists.
  case noSchema(role: String, path: String)
  /// A pooler lends one connection at a time, or all of its connections are in use.
  case singleConnection
  /// The connection that holds the lock was ended.
  case lockLost(reason: String)
  /// The run was cancelled in the middle of a step.
  case cancelled(MigrationID, isRolledBack: Bool)
  /// A migration outside a transaction was interrupted earlier, and must be settled first.
  case unfinished(MigrationRun)
  /// Statements that have run already were changed in the file.
  case changedStatements(MigrationRun, path: String)
  /// There is nothing to resolve.
  case notInterrupted(MigrationID)
  /// The tables that exist lack columns that the migration makes.
  case otherTables(MigrationID, differences: [String])
}

extension RunFailure: ExplainedError {
  public var description: String {
    switch self {
    case .refused(let id, let path, let line, let fault):
      "\(id) failed (\(path)\(line.map { ":\($0)" } ?? "")): \(fault)"
    case .overtaken(let id): "another run changed the state of \(id) in the meantime; nothing was done twice"
    case .historyElsewhere(let schemas, let role, let path):
      "the history of migrations is in the schema \(schemas), which the search path of \(role) (\(path)) does not name"
    case .noSchema(let role, let path): "the search path of \(role) (\(path)) names no schema that exists"
    case .singleConnection: "migrate needs a second connection to PostgreSQL, and got none within 15 s"
    case .lockLost(let reason): "the connection that holds the lock on migrations was ended: \(reason)"
    case .cancelled(let id, true): "\(id) was rolled back; those before it stay applied"
    case .cancelled(let id, false): "\(id) was interrupted; its finished statements stay, and are recorded"
    case .unfinished(let run): "\(run.id) is not finished: \(run.progress)"
    case .changedStatements(let run, let path):
      "\(path) was changed in statements that have run already (\(run.progress))"
    case .notInterrupted(let id): "\(id) was not interrupted"
    case .otherTables(let id, let differences):
      "the tables of \(id) exist, but are not those that it makes: \(differences.joined(separator: "; "))"
    }
  }

  public var hint: String? {
    switch self {
    case .refused(_, _, _, let fault): fault.hint
    case .overtaken: "run 'manage migrate' again"
    case .historyElsewhere(let schemas, let role, let path):
      "set it back: ALTER ROLE \(role) SET search_path = \(schemas)\(path == "empty" ? "" : ", \(path)"); for another site's history, make an empty one of "
        + "this site: CREATE TABLE manage_migrations (LIKE \(schemas).manage_migrations INCLUDING ALL)"
    case .noSchema(let role, _): "CREATE SCHEMA it, or ALTER ROLE \(role) SET search_path = public"
    case .singleConnection:
      "let the pooler have at least two connections for this database and role (PgBouncer: pool_size), or connect to "
        + "PostgreSQL itself"
    case .lockLost:
      "a pooler must not end idle transactions of migrate (PgBouncer: idle_transaction_timeout): connect to PostgreSQL "
        + "itself; then run 'manage migrate' again"
    case .cancelled(_, true): "run 'manage migrate' again"
    case .cancelled(let id, false): Self.settling(id)
    case .unfinished(let run): Self.settling(run.id)
    case .changedStatements(let run, _):
      "restore them and change those after them alone, or finish by hand and "
        + "'manage migrate --resolve \(run.id.app) \(run.id.name) --applied'"
    case .notInterrupted(let id): "'manage showmigrations \(id.app)' shows how it stands"
    case .otherTables(let id, _):
      "make them equal, or take them as they are with 'manage migrate --fake \(id.app) \(id.name)'"
    }
  }

  private static func settling(_ id: MigrationID) -> String {
    "'manage migrate' goes on after them; or finish or undo them by hand, and "
      + "'manage migrate --resolve \(id.app) \(id.name)' with --applied or --rolled-back"
  }
}
