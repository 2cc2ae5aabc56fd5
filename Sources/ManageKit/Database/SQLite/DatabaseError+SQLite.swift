import GRDB

extension DatabaseError {
  /// The site's error for a statement's failure.
  init(_ error: GRDB.DatabaseError, sql: String) {
    let message = error.message ?? "result code \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged("the SQLite database is damaged: \(message)")
    case .SQLITE_MISUSE where message == "Connection is closed": self = .closed
    default: self = .refused(StatementError(error, message: message, sql: sql))
    }
  }

  /// Why the file at `path` could not be opened.
  init(opening path: String, _ error: GRDB.DatabaseError) {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked
    case .SQLITE_NOTADB:
      self = .unreachable("\(path) is not an SQLite database", hint: "move the file away; a new one will be made")
    case .SQLITE_CORRUPT: self = .damaged("the SQLite database \(path) is damaged")
    default:
      self = .unreachable(
        "cannot open the SQLite database \(path): \(error.message ?? "result code \(error.resultCode.rawValue)")",
        hint: "check that its folder exists and can be written")
    }
  }
}

extension DatabaseError {
  private static func damaged(_ message: String) -> DatabaseError {
    .unreachable(message, hint: "restore a backup, or save what can be read with 'sqlite3 FILE .recover'")
  }
}

/// Runs `body` and turns its failure into the site's error.
nonisolated(nonsending) func translatingSQLiteErrors<T>(
  of sql: SQL, _ body: nonisolated(nonsending) () async throws -> T
) async throws -> T {
  do {
    return try await body()
  } catch let error as GRDB.DatabaseError {
    throw DatabaseError(error, sql: sql.text(for: .sqlite))
  }
}

extension GRDB.Database {
  /// The same as a `DatabaseError`, with the table and columns of a constraint whose name is all that SQLite says; of a
  /// foreign key it says no more than "FOREIGN KEY constraint failed".
  func translate(_ error: any Error, of sql: SQL, within limit: Duration) -> any Error {
    guard let error = error as? GRDB.DatabaseError else { return error }
    guard case .refused(var refusal) = DatabaseError(error, sql: sql.text(for: .sqlite)) else {
      return DatabaseError(error, sql: sql.text(for: .sqlite))
    }
    try? limited(to: limit, in: DatabaseContext()) {
      switch refusal.kind {
      case .foreignKeyViolation:
        guard let key = try refusingForeignKey(of: sql) else { break }
        (refusal.table, refusal.columns) = (key.table, key.columns)
      case .checkViolation, .uniqueViolation:
        guard refusal.columns.isEmpty, let table = refusal.table, let constraint = refusal.constraint else { break }
        refusal.columns = try columns(of: constraint, on: table)
      default: break
      }
    }
    return DatabaseError.refused(refusal)
  }

  /// The same for a statement of a script, by its place there.
  func translate(_ error: any Error, of sql: SQL, within limit: Duration, statement index: Int) -> any Error {
    // An interruption is told from a timeout further out.
    if (error as? GRDB.DatabaseError)?.resultCode == .SQLITE_INTERRUPT { return error }
    let error = translate(error, of: sql, within: limit)
    guard case .refused(var refusal) = error as? DatabaseError else { return error }
    refusal.scriptPosition = StatementError.ScriptPosition(statement: index, character: nil)
    return DatabaseError.refused(refusal)
  }
}

extension StatementError {
  fileprivate init(_ error: GRDB.DatabaseError, message: String, sql: String) {
    let kind = Kind(error, message: message)
    let place = Place(message, sql)
    self.init(
      kind: kind, code: "\(error.extendedResultCode.rawValue)", message: message,
      table: place.table ?? SQL.target(of: sql), columns: place.columns, constraint: place.constraint, sql: sql)
  }

  /// Where a refusal was, by its words: "UNIQUE constraint failed: fruit.name, fruit.grams", "UNIQUE constraint failed:
  /// index 'one_name'", "CHECK constraint failed: heavy", "no such table: fruit", "no such column: name", "table fruit
  /// has no column named name".
  private struct Place {
    var table, constraint: String?
    var columns: [String] = []

    init(_ message: String, _ sql: String) {
      if let match = message.wholeMatch(of: /(?s)CHECK constraint failed: (.+)/)
        ?? message.wholeMatch(of: /UNIQUE constraint failed: index '(.+)'/)
      {
        constraint = String(match.1)
      } else if let match = message.firstMatch(of: /(?:UNIQUE|NOT NULL) constraint failed: ([^.]+\..+)/) {
        let columns = match.1.split(separator: ", ").map { $0.split(separator: ".", maxSplits: 1) }
        table = columns.first?.first.map(String.init)
        self.columns = columns.compactMap(\.last).map(String.init)
      } else if let match = message.firstMatch(of: /no such table: (?:\w+\.)?(\w+)/) {
        table = String(match.1)
      } else if let match = message.firstMatch(of: /no such column: (?:(\w+)\.)?(\w+)/) {
        table = SQL.table(named: match.1.map(String.init), in: sql)
        columns = [String(match.2)]
      } else if let match = message.firstMatch(of: /table (\w+) has no column named (\w+)/) {
        (table, columns) = (String(match.1), [String(match.2)])
      }
    }
  }
}

extension StatementError.Kind {
  /// Result codes of SQLite's documentation, "Result and Error Codes".
  fileprivate init(_ error: GRDB.DatabaseError, message: String) {
    self =
      switch error.extendedResultCode {
      case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID: .uniqueViolation
      case .SQLITE_CONSTRAINT_FOREIGNKEY: .foreignKeyViolation
      // ON DELETE RESTRICT is a trigger to SQLite.
      case .SQLITE_CONSTRAINT_TRIGGER where message == "FOREIGN KEY constraint failed": .foreignKeyViolation
      case .SQLITE_CONSTRAINT_NOTNULL: .notNullViolation
      case .SQLITE_CONSTRAINT_CHECK: .checkViolation
      // A STRICT table, or text as a rowid.
      case .SQLITE_CONSTRAINT_DATATYPE, .SQLITE_MISMATCH, .SQLITE_TOOBIG: .invalidValue
      case .SQLITE_FULL: .full
      case _ where message.hasPrefix("no such table"): .undefinedTable
      case _ where message.hasPrefix("no such column") || message.contains("has no column named"): .undefinedColumn
      default: .other
      }
  }
}
