import GRDB

extension DatabaseError {
  /// What a statement's failure means to the site.
  init(_ error: GRDB.DatabaseError, sql: String) {
    let message = error.message ?? "result code \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked
    case .SQLITE_MISUSE where message == "Connection is closed": self = .closed
    default:
      self = .refused(
        StatementError(
          kind: StatementError.Kind(error, message: message), code: "\(error.extendedResultCode.rawValue)",
          message: message, sql: sql))
    }
  }

  /// Why the file at `path` could not be opened.
  init(opening path: String, _ error: GRDB.DatabaseError) {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked
    case .SQLITE_NOTADB:
      self = .unreachable("\(path) is not an SQLite database", hint: "move the file away; a new one will be made")
    default:
      self = .unreachable(
        "cannot open the SQLite database \(path): \(error.message ?? "result code \(error.resultCode.rawValue)")",
        hint: "check that its folder exists and can be written")
    }
  }
}

extension StatementError.Kind {
  /// Result codes of SQLite's documentation, "Result and Error Codes".
  fileprivate init(_ error: GRDB.DatabaseError, message: String) {
    self =
      switch error.extendedResultCode {
      case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: .uniqueViolation
      case .SQLITE_CONSTRAINT_FOREIGNKEY: .foreignKeyViolation
      // ON DELETE RESTRICT is a trigger to SQLite.
      case .SQLITE_CONSTRAINT_TRIGGER where message == "FOREIGN KEY constraint failed": .foreignKeyViolation
      case .SQLITE_CONSTRAINT_NOTNULL: .notNullViolation
      case .SQLITE_CONSTRAINT_CHECK: .checkViolation
      case .SQLITE_FULL: .full
      case _ where message.hasPrefix("no such table"): .undefinedTable
      default: .other
      }
  }
}
