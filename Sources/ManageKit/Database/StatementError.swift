/// A statement that the database refused; never with its values.
public struct StatementError: Error, Sendable {
  /// The kinds of refusal that code distinguishes.
  public enum Kind: Sendable {
    case uniqueViolation, foreignKeyViolation, notNullViolation, checkViolation
    case undefinedTable, undefinedColumn
    /// A value that can't be kept: out of its type's range, too long, of another type, NUL in text.
    case invalidValue
    /// The transaction met another one: run again, it may succeed.
    case serializationFailure, deadlock
    /// Another transaction holds a row or table that was asked for without waiting (NOWAIT).
    case lockNotAvailable
    /// The disk is full.
    case full
    case other
  }

  /// The kind of refusal.
  public var kind: Kind
  /// PostgreSQL's SQLSTATE or SQLite's extended result code; `client` for what wasn't sent.
  public var code: String
  /// The database's own words.
  public var message: String
  /// The table concerned, where it is known.
  public var table: String?
  /// The columns concerned, where they are known; several of a key or a condition over several.
  public var columns: [String] = []
  /// The constraint that refused, where the database names it.
  public var constraint: String?
  /// The statement, with placeholders.
  public var sql: String
  /// Where in the source the statement was asked for.
  public var place: SourcePlace?
  /// Where in a script it stands.
  var scriptPosition: ScriptPosition?

  /// A place in the text of several statements.
  struct ScriptPosition: Sendable {
    /// The statement, counted from 0.
    let statement: Int
    /// The character of the whole text, counted from 1, where the database tells it.
    let character: Int?
  }
}

extension StatementError: CustomStringConvertible {
  /// The message, and what it doesn't name itself.
  public var description: String {
    let columns = columns.isEmpty ? nil : columns.joined(separator: ", ")
    let places = [("table", table), ("column", columns), ("constraint", constraint)]
      .compactMap { kind, name in name.flatMap { message.contains($0) ? nil : "\(kind) \($0)" } }
    return ([message] + places).joined(separator: ", ") + " (\(code))" + (place.map { " at \($0)" } ?? "")
  }
}

extension StatementError.Kind {
  var hint: String? {
    switch self {
    case .undefinedTable, .undefinedColumn: "run 'manage migrate'"
    case .full: "free some space on the database's disk"
    default: nil
    }
  }
}
