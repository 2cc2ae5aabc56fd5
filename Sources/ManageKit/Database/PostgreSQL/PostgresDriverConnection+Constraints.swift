import ManagePostgresClient

extension PostgresDriverConnection {
  /// Asks for the columns of a check, a foreign key of another table's rows or an index over expressions, which the
  /// server names by its constraint alone. In a transaction that failed nothing can be asked before it is rolled back.
  nonisolated(nonsending) func explained(_ error: any Error) async -> any Error {
    guard case DatabaseError.refused(var refusal) = error, refusal.kind.isOfConstraint, refusal.columns.isEmpty,
      [.idle, .inTransaction].contains(connection.transactionStatus),
      let table = refusal.table, let constraint = refusal.constraint,
      let rows = try? await run(Self.columns(of: constraint, table))
    else { return error }
    refusal.columns = (try? rows.rows.map { try $0[0] }) ?? []
    return DatabaseError.refused(refusal)
  }

  /// The columns in the order of the constraint; of an index over expressions those that it reads.
  private static func columns(of constraint: String, _ table: String) -> SQL {
    """
    SELECT a.attname::text FROM pg_catalog.pg_attribute AS a
    JOIN pg_catalog.pg_class AS t ON t.oid = a.attrelid AND t.relname = \(table) AND pg_table_is_visible(t.oid)
    LEFT JOIN pg_catalog.pg_constraint AS c ON c.conrelid = t.oid AND c.conname = \(constraint)
    WHERE a.attnum = ANY (c.conkey) OR c.oid IS NULL AND a.attnum IN (
      SELECT d.refobjsubid FROM pg_catalog.pg_depend AS d
      JOIN pg_catalog.pg_index AS i ON i.indexrelid = d.objid AND i.indrelid = t.oid
      JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid AND x.relname = \(constraint)
      WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.refobjid = t.oid
    )
    ORDER BY array_position(c.conkey, a.attnum), a.attnum
    """
  }
}

extension StatementError.Kind {
  /// Whether a constraint of the table refused.
  fileprivate var isOfConstraint: Bool {
    switch self {
    case .uniqueViolation, .foreignKeyViolation, .checkViolation: true
    default: false
    }
  }
}
