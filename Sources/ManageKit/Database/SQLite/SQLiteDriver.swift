import Dispatch
import GRDB

/// SQLite through GRDB: many readers beside one writer (WAL), foreign keys enforced.
final class SQLiteDriver: DatabaseDriver {
  let dialect = Dialect.sqlite
  private let pool: DatabasePool
  private let writer = FIFOLock()

  /// Opens the file at `path`, and makes it where it is missing.
  static func open(path: String) async throws -> SQLiteDriver {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(with: Result { try SQLiteDriver(path: path) })
      }
    }
  }

  private init(path: String) throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = 8
    // A transaction spans several awaits, and so several accesses of GRDB's writer: the lock guards it instead.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
    do {
      pool = try DatabasePool(path: path, configuration: configuration)
    } catch let error as GRDB.DatabaseError {
      throw DatabaseError.unreachable(
        "cannot open the SQLite database \(path): \(error.message ?? "\(error.resultCode)")",
        hint: "check that its folder exists and can be written")
    }
  }

  nonisolated(nonsending) func run(_ sql: SQL) async throws -> StatementResult {
    let read = try await translatingErrors(of: sql) {
      try await pool.read { database in
        let statement = try database.cachedStatement(sql: sql.text(for: .sqlite))
        return statement.isReadonly ? try statement.result(of: sql, in: database) : nil
      }
    }
    if let read { return read }
    return try await withSession { try await $0.run(sql) }
  }

  nonisolated(nonsending) func withSession<T>(
    _ body: nonisolated(nonsending) (any DatabaseSession) async throws -> T
  ) async throws -> T {
    try await writer.withLock {
      do {
        let result = try await body(SQLiteSession(pool: pool))
        await endTransaction()
        return result
      } catch {
        await endTransaction()
        throw error
      }
    }
  }

  /// Rolls back what was left open; in a task of its own, since a cancelled one gets nothing from GRDB.
  private func endTransaction() async {
    await Task { [pool] in
      try? await pool.writeWithoutTransaction { if $0.isInsideTransaction { try $0.rollback() } }
    }.value
  }

  func close() async {
    _ = try? await writer.withLock { [pool] in
      await withCheckedContinuation { continuation in
        DispatchQueue.global().async {
          try? pool.close()
          continuation.resume()
        }
      }
    }
  }
}

/// The writing connection, while a task holds the driver's lock.
private struct SQLiteSession: DatabaseSession {
  let dialect = Dialect.sqlite
  let pool: DatabasePool

  nonisolated(nonsending) func run(_ sql: SQL) async throws -> StatementResult {
    try await translatingErrors(of: sql) {
      try await pool.writeWithoutTransaction { database in
        try database.cachedStatement(sql: sql.text(for: .sqlite)).result(of: sql, in: database)
      }
    }
  }

  nonisolated(nonsending) func runScript(_ script: String) async throws {
    try await translatingErrors(of: SQL(unsafe: script)) {
      try await pool.writeWithoutTransaction { try $0.execute(sql: script) }
    }
  }
}

extension Statement {
  fileprivate func result(of sql: SQL, in database: GRDB.Database) throws -> StatementResult {
    try setArguments(StatementArguments(sql.values.map(\.sqlite)))
    let columns = RowColumns(columnNames)
    let changesBefore = database.totalChangesCount
    var rows: [Row] = []
    let cursor = try GRDB.Row.fetchCursor(self)
    while let row = try cursor.next() {
      rows.append(Row(columns: columns, values: row.databaseValues.map(DatabaseValue.init)))
    }
    return StatementResult(rows: rows, affectedRows: database.totalChangesCount - changesBefore)
  }
}

extension DatabaseValue {
  fileprivate var sqlite: GRDB.DatabaseValue {
    switch self {
    case .null: .null
    case .bool(let bool): bool.databaseValue
    case .integer(let integer): integer.databaseValue
    case .double(let double): double.databaseValue
    case .text(let text): text.databaseValue
    case .blob(let data): data.databaseValue
    case .timestamp(let date): SQLiteTimestamp.text(from: date).databaseValue
    }
  }

  fileprivate init(_ value: GRDB.DatabaseValue) {
    self =
      switch value.storage {
      case .null: .null
      case .int64(let integer): .integer(integer)
      case .double(let double): .double(double)
      case .string(let text): .text(text)
      case .blob(let data): .blob(data)
      }
  }
}

private nonisolated(nonsending) func translatingErrors<T>(
  of sql: SQL, _ body: nonisolated(nonsending) () async throws -> T
) async throws -> T {
  do {
    return try await body()
  } catch let error as GRDB.DatabaseError {
    throw DatabaseError(error, sql: sql.text(for: .sqlite))
  }
}

extension DatabaseError {
  fileprivate init(_ error: GRDB.DatabaseError, sql: String) {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked
    case .SQLITE_MISUSE: self = .closed
    default:
      let message = error.message ?? "\(error.resultCode)"
      self = .refused(
        StatementError(
          kind: StatementError.Kind(error, message: message), code: "\(error.extendedResultCode)", message: message,
          sql: sql))
    }
  }
}

extension StatementError.Kind {
  fileprivate init(_ error: GRDB.DatabaseError, message: String) {
    self =
      switch error.extendedResultCode {
      case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: .uniqueViolation
      case .SQLITE_CONSTRAINT_FOREIGNKEY: .foreignKeyViolation
      case .SQLITE_CONSTRAINT_NOTNULL: .notNullViolation
      case .SQLITE_CONSTRAINT_CHECK: .checkViolation
      case .SQLITE_FULL: .full
      case _ where message.hasPrefix("no such table"): .undefinedTable
      default: .other
      }
  }
}
