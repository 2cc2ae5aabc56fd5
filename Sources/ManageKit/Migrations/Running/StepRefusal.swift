/// Says why the database refused a step, and how to go on.
struct StepRefusal {
  let step: MigrationStep
  let isInitial: Bool
  let database: Database

  nonisolated(nonsending) func error(_ error: DatabaseError, line: Int?) async -> MigrationError {
    let migration = step.migration
    let hints = [await hint(error), resumption].compactMap(\.self)
    return .failed(
      migration.id, path: migration.path, line: line, reason: error.description,
      hint: hints.isEmpty ? nil : hints.joined(separator: "; "))
  }

  private var resumption: String? {
    step.migration.isTransactional
      ? nil
      : "the statements before it stay: 'manage migrate' goes on at this one, and "
        + "'manage migrate --resolve \(step.migration.id.app) \(step.migration.id.name)' settles it by hand"
  }

  /// Asks the database outside of the transaction that failed.
  private nonisolated(nonsending) func hint(_ error: DatabaseError) async -> String? {
    guard let refusal = error.refusal else { return error.migrationHint }
    let invalid = step.migration.isTransactional ? "" : await invalidIndexes(refusal.sql)
    switch refusal.code {
    case _ where !invalid.isEmpty:
      let drop = "the index \(invalid) is invalid: DROP INDEX CONCURRENTLY \(invalid)"
      return [duplicates(refusal), drop].compactMap(\.self).joined(separator: "; ")
    case "23505" where duplicates(refusal) != nil: return duplicates(refusal)
    case "25006": return "the session or the database is read-only: remove what makes it so"
    case "42501": return await missingRight(refusal)
    case "55P03":
      return "another session holds the lock: see pg_stat_activity, or wait longer with '-- migrate:lock-timeout 60s'"
    case "57014": return await statementTimeout()
    default: break
    }
    let isThere = refusal.code == "42P07" || refusal.message.hasSuffix("already exists")
    if isThere, isInitial, step.migration.isTransactional,
      (try? await InitialTables(step, in: database).exist()) == true
    {
      return "its tables exist already; if Django made them, 'manage migrate --fake-initial'"
    }
    return error.migrationHint
  }

  private nonisolated(nonsending) func invalidIndexes(_ statement: String) async -> String {
    guard database.dialect == .postgres else { return "" }
    return (try? await InvalidIndexes.named(in: statement, on: database).first) ?? ""
  }

  /// The query that shows the rows that a unique index can't be built over.
  private func duplicates(_ refusal: StatementError) -> String? {
    guard refusal.kind == .uniqueViolation, let table = refusal.table, !refusal.columns.isEmpty,
      ["CREATE", "ALTER", "REINDEX"].contains(StatementKind(refusal.sql, dialect: database.dialect).words.first)
    else { return nil }
    let columns = refusal.columns.joined(separator: ", ")
    return "the duplicates: SELECT \(columns), count(*) FROM \(table) GROUP BY \(columns) HAVING count(*) > 1"
  }

  private nonisolated(nonsending) func missingRight(_ refusal: StatementError) async -> String {
    let rows = try? await database.query("SELECT quote_ident(session_user), quote_ident(current_schema())")
    let role: String = (try? rows?.first?[0]) ?? "the role"
    let schema: String = (try? rows?.first?[1]) ?? "public"
    let words = StatementKind(refusal.sql, dialect: .postgres).words
    let table = SQL.target(of: refusal.sql) ?? "the table"
    let grant =
      switch (words.first, words.dropFirst().first) {
      case ("INSERT", _), ("COPY", _): "GRANT INSERT ON \(table) TO \(role)"
      case ("UPDATE", _): "GRANT SELECT, UPDATE ON \(table) TO \(role)"
      case ("DELETE", _): "GRANT SELECT, DELETE ON \(table) TO \(role)"
      case ("SELECT", _), ("WITH", _): "GRANT SELECT on what it reads to \(role)"
      case ("CREATE", "SCHEMA"), ("CREATE", "EXTENSION"): "GRANT CREATE on the database to \(role)"
      case ("CREATE", "TABLE"), ("CREATE", "VIEW"), ("CREATE", "SEQUENCE"), ("CREATE", "TYPE"), ("CREATE", "FUNCTION"):
        "GRANT CREATE ON SCHEMA \(schema) TO \(role), and REFERENCES on the tables that it refers to"
      default: "ALTER … OWNER TO \(role): its owner alone may do that"
      }
    return "\(grant); or let the owner migrate: POSTGRES_MIGRATE_DB_USER and POSTGRES_MIGRATE_DB_PASSWORD"
  }

  /// The role's own, where the step has none.
  private nonisolated(nonsending) func statementTimeout() async -> String {
    let own: String = (try? await database.query("SHOW statement_timeout").first?[0]) ?? "0"
    let source = own == "0" ? "" : "statement_timeout of the role or the database is \(own); "
    return source + "raise it for this migration: '-- migrate:statement-timeout 1h'"
  }
}
