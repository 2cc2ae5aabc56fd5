/// Indexes of PostgreSQL that a failed CREATE INDEX CONCURRENTLY left: they cost every write, and serve no query.
enum InvalidIndexes {
  /// Those whose names the statement holds, as SQL names them.
  static nonisolated(nonsending) func named(
    in statement: String, on source: some DatabaseAccess
  ) async throws -> [String] {
    try await source.query(
      """
      SELECT format('%I.%I', n.nspname, c.relname) FROM pg_catalog.pg_index AS i
      JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
      JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
      WHERE NOT i.indisvalid AND position(lower(c.relname) IN lower(\(statement))) > 0
      ORDER BY 1
      """
    ).map { try $0[0] }
  }
}
