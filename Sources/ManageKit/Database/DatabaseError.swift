/// What can go wrong between the site and its database.
public enum DatabaseError: Error, Sendable {
  /// No connection could be made.
  case unreachable(String, hint: String?)
  /// The server took longer than it may.
  case timedOut(String)
  /// The connection was lost while it was used.
  case connectionLost(String)
  /// The SQLite file stayed locked by another process.
  case locked
  /// The database was closed before.
  case closed
  /// The database refused a statement.
  case refused(StatementError)
  /// A row has no such column.
  case noSuchColumn(name: String, available: [String])
  /// A column holds what the Swift type can't.
  case typeMismatch(column: String, expected: String, found: String)

  /// Whether a unique constraint refused the row.
  public var isUniqueViolation: Bool {
    if case .refused(let error) = self { error.kind == .uniqueViolation } else { false }
  }

  /// Whether a table that the statement names is missing.
  public var isUndefinedTable: Bool {
    if case .refused(let error) = self { error.kind == .undefinedTable } else { false }
  }
}

extension DatabaseError: ExplainedError {
  public var description: String {
    switch self {
    case .unreachable(let message, _): message
    case .timedOut(let message): message
    case .connectionLost(let message): message
    case .locked: "the SQLite database is locked by another process"
    case .closed: "the database is closed"
    case .refused(let error): error.description
    case .noSuchColumn(let name, let available):
      "the result has no column '\(name)' (it has \(available.joined(separator: ", ")))"
    case .typeMismatch(let column, let expected, let found):
      "column '\(column)' holds \(found), not \(expected)"
    }
  }

  /// How to fix it, where that is known.
  public var hint: String? {
    switch self {
    case .unreachable(_, let hint): hint
    case .locked: "another process holds the file; stop it or try again"
    case .refused(let error) where error.kind == .undefinedTable: "run 'manage migrate'"
    default: nil
    }
  }
}

/// A statement that the database refused; never with the values it was given.
public struct StatementError: Sendable, CustomStringConvertible {
  /// The kinds of refusal that code tells apart.
  public enum Kind: Sendable {
    case uniqueViolation, foreignKeyViolation, notNullViolation, checkViolation, undefinedTable, full, other
  }

  /// What kind of refusal it was.
  public var kind: Kind
  /// PostgreSQL's SQLSTATE or SQLite's extended result code.
  public var code: String
  /// The database's own words.
  public var message: String
  /// The constraint that refused, where the database names it.
  public var constraint: String?
  /// The statement, with placeholders.
  public var sql: String

  public var description: String { "\(message) (\(code))" }
}
