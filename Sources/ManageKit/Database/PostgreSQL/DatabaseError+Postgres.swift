import ManagePostgresClient

extension DatabaseError {
  /// The site's error for the client's failure; of a script the statement isn't known.
  init(_ error: PostgresError, sql: String = "", isScript: Bool = false) {
    switch error {
    case .couldNotConnect:
      self = .unreachable(error.description, hint: "check that the server runs and the POSTGRES_DB_* keys are right")
    case .authenticationFailed:
      self = .unreachable(
        error.description, hint: "check POSTGRES_DB_USER, POSTGRES_DB_PASSWORD and POSTGRES_DB_NAME")
    case .timedOut(_, .connecting, _):
      self = .unreachable(error.description, hint: "check POSTGRES_DB_HOST, POSTGRES_DB_PORT and the network between")
    case .timedOut, .poolExhausted: self = .timedOut(error.description)
    case .connectionLost: self = .connectionLost(error.description)
    case .closed: self = .closed
    case .server(let server):
      self = server.sqlState == "25P02" ? .transactionAborted : .refused(StatementError(server, isScript: isScript))
    default:
      self = .refused(StatementError(kind: .invalidValue, code: "client", message: error.description, sql: sql))
    }
  }
}

extension StatementError {
  fileprivate init(_ error: PostgresServerError, isScript: Bool) {
    let kind = Kind(sqlState: error.sqlState)
    let message = error.redactedMessage
    let sql = isScript ? "" : error.sql
    let place = Place(error, message, kind, sql: sql)
    self.init(
      kind: kind, code: error.sqlState, message: message,
      table: error.table ?? place.table ?? SQL.target(of: sql),
      columns: error.column.map { [$0] } ?? place.columns, constraint: error.constraint, sql: error.sql)
    if isScript { scriptPosition = ScriptPosition(statement: error.index, character: error.position) }
  }

  /// Names that are only in the message or the detail: `relation "fruit" does not exist`, `column f.name does not
  /// exist`, `column "name" of relation "fruit" does not exist`, `Key (name)=(…) already exists.`
  private struct Place {
    var table: String?
    var columns: [String] = []

    init(_ error: PostgresServerError, _ message: String, _ kind: Kind, sql: String) {
      switch kind {
      case .undefinedTable: table = message.firstMatch(of: /"([^"]+)"/).map { String($0.1) }
      case .undefinedColumn:
        let match = message.firstMatch(of: /column (?:(\w+)\.)?"?(\w+)"?/)
        table = message.firstMatch(of: /relation "([^"]+)"/).map { String($0.1) }
        table = table ?? SQL.table(named: match?.1.map(String.init), in: sql)
        columns = match.map { [String($0.2)] } ?? []
      case .uniqueViolation: columns = Self.key(in: error.detail)
      // The detail of a parent that is still referenced names the parent's key, and its message three things.
      case .foreignKeyViolation where message.count(where: { $0 == "\"" }) == 4: columns = Self.key(in: error.detail)
      default: break
      }
    }

    /// The names in `Key (category_id, title)=(…)`; none for the expressions of an index.
    private static func key(in detail: String?) -> [String] {
      guard let names = detail?.firstMatch(of: /\((.+?)\)=\(/)?.1, !names.contains("(") else { return [] }
      return names.replacing("\"", with: "").split(separator: ", ").map(String.init)
    }
  }
}

extension StatementError.Kind {
  /// SQLSTATEs of PostgreSQL's documentation, appendix A.
  fileprivate init(sqlState: String) {
    self =
      switch sqlState {
      case "23505": .uniqueViolation
      // 23001 is ON DELETE RESTRICT from PostgreSQL 18 on.
      case "23503", "23001": .foreignKeyViolation
      case "23502": .notNullViolation
      case "23514": .checkViolation
      case "42P01": .undefinedTable
      case "42703": .undefinedColumn
      case "40001": .serializationFailure
      case "40P01": .deadlock
      case "55P03": .lockNotAvailable
      case "53100": .full
      case _ where sqlState.hasPrefix("22"): .invalidValue
      default: .other
      }
  }
}
