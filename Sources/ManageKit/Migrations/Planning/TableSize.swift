import Foundation

/// How much a table holds, to judge how long a statement on it may take.
struct TableSize: Sendable {
  /// PostgreSQL's estimate.
  let rows: Int
  let bytes: Int

  /// Nil for a table that isn't there.
  ///
  ///     SELECT reltuples, pg_total_relation_size(oid) FROM pg_class WHERE oid = to_regclass('forum_post')
  static nonisolated(nonsending) func of(_ table: SQLName, in database: Database) async throws -> TableSize? {
    let name = [table.schema, table.name].compactMap(\.self)
      .map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ".")
    let row = try await database.query(
      """
      SELECT GREATEST(c.reltuples, 0)::bigint AS rows, pg_total_relation_size(c.oid) AS bytes
      FROM pg_catalog.pg_class AS c WHERE c.oid = to_regclass(\(name)::text)
      """
    ).first
    return try row.map { TableSize(rows: try $0["rows"], bytes: try $0["bytes"]) }
  }
}

extension TableSize: CustomStringConvertible {
  /// `about 1200000 rows, 310 MB`
  var description: String {
    "about \(rows) rows, \(bytes < 10_000_000 ? "\(bytes / 1000) kB" : "\(bytes / 1_000_000) MB")"
  }
}
