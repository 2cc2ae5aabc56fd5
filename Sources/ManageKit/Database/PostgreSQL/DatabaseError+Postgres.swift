import PostgresClient

extension DatabaseError {
  /// What the client's failure means to the site.
  init(_ error: PostgresError) {
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
    case .server(let server): self = .refused(StatementError(server))
    case .invalidParameter, .undecodable, .missingColumn, .copyNotSupported:
      self = .refused(StatementError(kind: .other, code: "client", message: error.description, sql: ""))
    }
  }
}

extension StatementError {
  fileprivate init(_ error: PostgresServerError) {
    self.init(
      kind: Kind(sqlState: error.sqlState), code: error.sqlState, message: Self.message(of: error),
      constraint: error.constraint, sql: error.sql)
  }

  /// Data exceptions (class 22) quote the value, as in `invalid input syntax for type uuid: "…"`: it is cut off.
  private static func message(of error: PostgresServerError) -> String {
    let line = error.message.split(whereSeparator: \.isNewline).joined(separator: " ")
    guard error.sqlState.hasPrefix("22"), let quote = line.firstIndex(where: { "\"«„“".contains($0) }) else {
      return line
    }
    return "\(line[..<quote])…"
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
      case "53100": .full
      default: .other
      }
  }
}
