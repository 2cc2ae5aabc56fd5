import GRDB
import GRDBSQLite

/// The end of a statement's time.
private struct StatementDeadline {
  let end: ContinuousClock.Instant
  var isOver = false
}

extension GRDB.Database {
  /// Instructions of SQLite's virtual machine between two looks at the clock; a thousand of them take some
  /// microseconds.
  private static let instructions: CInt = 10_000

  /// Runs `body`, whose statements SQLite interrupts once `limit` has passed, or earlier at the context's deadline.
  ///
  /// Throws `DatabaseError.timedOut`, and what `body` throws.
  func limited<T>(
    to limit: Duration?, in context: DatabaseContext, _ body: () throws -> T
  ) throws -> T {
    guard let limit = try limit.map(context.rest(of:)) ?? context.rest else { return try body() }
    var deadline = StatementDeadline(end: .now + limit)
    do {
      return try withUnsafeMutablePointer(to: &deadline) { deadline in
        sqlite3_progress_handler(
          sqliteConnection, Self.instructions,
          { context in
            guard let deadline = context?.assumingMemoryBound(to: StatementDeadline.self) else { return 0 }
            deadline.pointee.isOver = ContinuousClock.now >= deadline.pointee.end
            return deadline.pointee.isOver ? 1 : 0
          }, deadline)
        defer { sqlite3_progress_handler(sqliteConnection, 0, nil, nil) }
        return try body()
      }
    } catch let error as GRDB.DatabaseError where error.resultCode == .SQLITE_INTERRUPT && deadline.isOver {
      throw DatabaseError.timedOut("SQLite: a statement took longer than \(limit)")
    }
  }
}
