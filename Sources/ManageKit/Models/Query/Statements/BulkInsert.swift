import Foundation

extension Model {
  /// Inserts rows and returns them with their keys, in the order of the drafts: `INSERT INTO "post" … VALUES …, …
  /// RETURNING …`, all or none.
  ///
  /// As many statements as the database's limit on values asks for. Where the keys aren't needed, ``copy(_:into:)`` is
  /// several times as fast.
  @discardableResult
  public nonisolated(nonsending) static func insert(
    _ drafts: [Draft], into database: some DatabaseAccess
  ) async throws -> [Self] {
    let size = database.dialect.greatestSlotCount / Swift.max(1, schema.insertedColumns.count)
    guard drafts.count > size else {
      return drafts.isEmpty ? [] : try await insert(drafts).returning().fetch(from: database)
    }
    return try await database.transaction { connection in
      var rows: [Self] = []
      for start in stride(from: 0, to: drafts.count, by: size) {
        let batch = drafts[start..<Swift.min(start + size, drafts.count)]
        rows += try await insert(batch).returning().fetch(from: connection)
      }
      return rows
    }
  }

  /// Inserts any number of rows at the greatest speed, all or none, and returns how many they were: `COPY "post" (…) FROM
  /// STDIN`, on SQLite one prepared INSERT in a transaction.
  @discardableResult
  public nonisolated(nonsending) static func copy(
    _ drafts: some Sequence<Draft> & Sendable, into database: some DatabaseAccess
  ) async throws -> Int {
    let now = Date().databaseValue
    let columns = schema.insertedColumns
    let rows = drafts.map { $0.databaseValues(at: now) }
    for row in rows { try schema.check(row, columns) }
    return try await database.copy(into: schema.table, columns: columns.map(\.name), rows: rows)
  }
}
