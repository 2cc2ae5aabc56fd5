/// An error between the site and its database.
///
/// Errors name tables, columns and the SQL; never a value.
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
  /// An earlier statement's failure ended the transaction: nothing of it is kept, and nothing more can be done in it.
  case transactionAborted
  /// A feature of the other database only.
  case notSupported(String)
  /// A row has no such column.
  case noSuchColumn(name: String, available: [String])
  /// A column holds what the Swift type can't; the table is nil for an expression.
  case typeMismatch(table: String?, column: String, expected: String, found: String)
  /// A value that its column has no room for.
  case valueOutOfRange(table: String, column: String, reason: String)

  /// Whether a unique constraint refused the row.
  public var isUniqueViolation: Bool { kind == .uniqueViolation }

  /// Whether a table that the statement names is missing.
  public var isUndefinedTable: Bool { kind == .undefinedTable }

  /// Whether the same transaction may succeed when it is run again: it met another one.
  public var isTransient: Bool { kind == .serializationFailure || kind == .deadlock }

  /// The refusal of a statement, if this is one: which constraint, table and columns it is about.
  public var refusal: StatementError? {
    if case .refused(let error) = self { error } else { nil }
  }

  private var kind: StatementError.Kind? { refusal?.kind }
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
    case .transactionAborted: "the transaction was rolled back, since a statement in it failed"
    case .notSupported(let message): message
    case .noSuchColumn(let name, let available):
      "the result has no column '\(name)' (it has \(available.joined(separator: ", ")))"
    case .typeMismatch(let table, let column, let expected, let found):
      "column '\([table, column].compactMap(\.self).joined(separator: "."))' holds \(found), not \(expected)"
    case .valueOutOfRange(let table, let column, let reason): "column '\(table).\(column)': \(reason)"
    }
  }

  /// How to fix it, where that is known.
  public var hint: String? {
    switch self {
    case .unreachable(_, let hint): hint
    case .locked: "another process holds the file; stop it or try again"
    case .refused(let error): error.kind.hint
    default: nil
    }
  }
}
