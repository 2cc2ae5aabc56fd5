/// A right that the role of PostgreSQL that migrates lacks.
struct MigrationRights: Sendable {
  let problem: String
  let hint: String

  /// Looks at the schema in which tables are made, and at the owners of those that are there.
  static nonisolated(nonsending) func missing(in database: Database) async throws -> [MigrationRights] {
    guard database.dialect == .postgres else { return [] }
    let row = try await database.query(
      """
      SELECT quote_ident(session_user) AS role, coalesce(quote_ident(current_schema()), '') AS schema,
        coalesce(has_schema_privilege(current_schema(), 'CREATE'), true) AS creates,
        coalesce((
          SELECT string_agg(quote_ident(c.relname), ', ' ORDER BY c.relname) FROM pg_catalog.pg_class AS c
          WHERE c.relkind IN ('r', 'p') AND c.relnamespace = to_regnamespace(quote_ident(current_schema()))
            AND NOT pg_has_role(c.relowner, 'USAGE')
        ), '') AS others
      """
    ).first
    guard let row else { return [] }
    let (role, schema, creates, others): (String, String, Bool, String) =
      try (row["role"], row["schema"], row["creates"], row["others"])
    var missing: [MigrationRights] = []
    if !creates {
      missing.append(
        MigrationRights(
          problem: "\(role) may not create tables in the schema \(schema)",
          hint: "GRANT CREATE ON SCHEMA \(schema) TO \(role)"))
    }
    if !others.isEmpty {
      missing.append(
        MigrationRights(
          problem: "\(role) migrates, and does not own the tables \(others)",
          hint: "set POSTGRES_MIGRATE_DB_USER and POSTGRES_MIGRATE_DB_PASSWORD to their owner's"))
    }
    return missing
  }
}
