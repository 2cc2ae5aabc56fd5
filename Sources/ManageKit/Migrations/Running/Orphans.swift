/// The rows of a SQLite database that refer to rows that aren't there, counted by what they refer to.
struct Orphans {
  /// One foreign key, and one value of it, as SQL.
  private struct Reference: Hashable {
    let key: String
    let value: String
  }

  private var counts: [Reference: Int] = [:]

  /// Reads them as `source` sees the database.
  static nonisolated(nonsending) func find(in source: some DatabaseAccess) async throws -> Orphans {
    let tables = try await source.query(
      """
      SELECT DISTINCT t.name FROM main.sqlite_schema AS t, pragma_foreign_key_list(t.name) WHERE t.type = 'table'
      ORDER BY 1
      """)
    var orphans = Orphans()
    for row in tables {
      let table: String = try row[0]
      // A key without a unique column to refer to can't be checked, and stops nothing else.
      do { try await orphans.count(in: table, source) } catch let error as DatabaseError where error.isMismatchedKey {}
    }
    return orphans
  }

  private nonisolated(nonsending) mutating func count(in table: String, _ source: some DatabaseAccess) async throws {
    let violations = try await source.query(
      """
      SELECT parent, fkid, count(*), count(rowid) FROM pragma_foreign_key_check(\(table)) GROUP BY parent, fkid
      ORDER BY fkid
      """)
    for row in violations {
      let (parent, id, count, withID): (String, Int, Int, Int) = try (row[0], row[1], row[2], row[3])
      let columns: [String] = try await source.query(
        "SELECT \"from\" FROM pragma_foreign_key_list(\(table)) WHERE id = \(id) ORDER BY seq"
      ).map { try $0[0] }
      let key = "\(table).\(columns.joined(separator: ", ")) to \(parent)"
      guard withID == count else {
        counts[Reference(key: key, value: ""), default: 0] += count
        continue
      }
      let value = SQL.joined(columns.map { "quote(\(identifier: $0))" }, " || ',' || ")
      let values = try await source.query(
        """
        SELECT \(sql: value), count(*) FROM main.\(identifier: table)
        WHERE rowid IN (SELECT rowid FROM pragma_foreign_key_check(\(table)) WHERE fkid = \(id)) GROUP BY 1
        """)
      for row in values { counts[Reference(key: key, value: try row[0]), default: 0] += try row[1] }
    }
  }

  var isEmpty: Bool { counts.isEmpty }

  /// A phrase for each foreign key: `3 rows of child.parent_id to parent`.
  var phrases: [String] { Self.phrases(counts) }

  /// The phrases of those that `earlier` doesn't have.
  func phrases(since earlier: Orphans) -> [String] {
    Self.phrases(counts.merging(earlier.counts.filter { counts[$0.key] != nil }) { $0 - $1 }.filter { $0.value > 0 })
  }

  private static func phrases(_ counts: [Reference: Int]) -> [String] {
    Dictionary(grouping: counts, by: \.key.key).mapValues { $0.reduce(0) { $0 + $1.value } }
      .sorted { $0.key < $1.key }
      .map { key, count in "\(count) \(count == 1 ? "row" : "rows") of \(key)" }
  }
}

extension DatabaseError {
  fileprivate var isMismatchedKey: Bool { refusal?.message.hasPrefix("foreign key mismatch") ?? false }
}
