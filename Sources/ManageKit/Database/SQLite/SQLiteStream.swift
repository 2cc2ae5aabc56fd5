import GRDB

/// A SELECT that is read by batches, on one connection of its own or on the writing one.
struct SQLiteStream<Element: Sendable> {
  enum Access: Sendable {
    case snapshot(DatabaseSnapshot)
    case writer(any DatabaseWriter)
  }

  private let access: Access
  private let sql: SQL
  private let limit: Duration
  private let context: DatabaseContext
  private let cursor: SQLiteCursor<Element>

  /// - Parameter limit: for each batch.
  init(
    _ access: Access, _ sql: SQL, within limit: Duration, in context: DatabaseContext,
    _ decode: @escaping RowDecoding<Element>
  ) {
    self.access = access
    self.sql = sql
    self.limit = limit
    self.context = context
    cursor = SQLiteCursor(sql, decode)
  }

  /// Hands every batch to `body`, the next after it returned.
  nonisolated(nonsending) func forEach(
    _ batch: Int, _ body: nonisolated(nonsending) ([Element]) async throws -> Void
  ) async throws {
    let batch = max(batch, 1)
    do {
      while true {
        let rows = try await translatingSQLiteErrors(of: sql) {
          try await perform { [cursor, limit, context] database in
            try database.limited(to: limit, in: context) { try cursor.next(batch, in: database) }
          }
        }
        if !rows.isEmpty { try await body(rows) }
        if rows.count < batch { break }
      }
      await end()
    } catch {
      await end()
      throw error
    }
  }

  /// In a task of its own, since a cancelled one gets nothing from GRDB.
  private func end() async {
    await Task { [cursor, access] in
      try? await Self.perform(access) { _ in cursor.end() }
    }.value
  }

  private nonisolated(nonsending) func perform<T: Sendable>(
    _ body: @escaping @Sendable (GRDB.Database) throws -> T
  ) async throws -> T {
    try await Self.perform(access, body)
  }

  private static nonisolated(nonsending) func perform<T: Sendable>(
    _ access: Access, _ body: @escaping @Sendable (GRDB.Database) throws -> T
  ) async throws -> T {
    switch access {
    case .snapshot(let snapshot): try await snapshot.read(body)
    case .writer(let writer): try await writer.writeWithoutTransaction(body)
    }
  }
}
