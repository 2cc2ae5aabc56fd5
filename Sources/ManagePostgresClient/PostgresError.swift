/// An error between this program and a PostgreSQL server.
///
/// Descriptions are one line and show neither passwords nor bound values.
public enum PostgresError: Error, Sendable {
  /// Every host refused or failed; `login` is the last one tried.
  case couldNotConnect(PostgresLogin, reason: String)
  /// The server refused the user or the password (SQLSTATE class 28).
  case authenticationFailed(PostgresLogin, reason: String)
  /// The server did not answer in time; a statement was cancelled.
  case timedOut(PostgresLogin, PostgresOperation, limit: Duration)
  /// The connection broke while it was in use; whether the statement was carried out is unknown.
  case connectionLost(PostgresLogin, reason: String)
  /// The server answered with an error.
  case server(PostgresServerError)
  /// No connection became free within the pool's `acquireTimeout`.
  case poolExhausted(max: Int, limit: Duration)
  /// The pool is closed, or a connection was used after its closure had ended.
  case closed
  /// A value that PostgreSQL can't take: nothing was sent. Positions begin at 1; `nil` is the SQL text itself.
  case invalidParameter(position: Int?, reason: String)
  /// A cell can't be read as the Swift type asked for.
  case undecodable(column: String, typeOID: UInt32, expected: String)
  /// The result has no such column.
  case missingColumn(String)
  /// The statement began a COPY, which `query` and `simpleQuery` don't speak; the connection was dropped.
  case copyNotSupported(PostgresLogin)
  /// A statement was sent while a COPY goes on, from within its closure.
  case copyUnderWay(PostgresLogin)
  /// `copyIn` or `copyOut` was given a statement that copies nothing in that direction.
  case notACopy(sql: String)
}

/// The operation under way when the time ran out.
public enum PostgresOperation: String, Sendable {
  case connecting = "connecting"
  case statement = "a statement"
}

/// The user and server of a connection, so that an error can say where it happened.
public struct PostgresLogin: Sendable, Hashable, CustomStringConvertible {
  /// The host tried.
  public let host: PostgresHost
  /// The role that logs in.
  public let user: String
  /// The name of the database.
  public let database: String

  public var description: String { "\(user)@\(host)/\(database)" }
}

extension PostgresError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .couldNotConnect(let login, let reason): "could not connect to PostgreSQL as \(login): \(reason)"
    case .authenticationFailed(let login, let reason): "PostgreSQL refused the login \(login): \(reason)"
    case .timedOut(let login, let operation, let limit):
      "PostgreSQL \(login): \(operation.rawValue) took longer than \(limit)"
    case .connectionLost(let login, let reason): "lost the connection to PostgreSQL \(login): \(reason)"
    case .server(let error): error.description
    case .poolExhausted(let max, let limit): "all \(max) connections of the pool were in use for \(limit)"
    case .closed: "the PostgreSQL connection or its pool is closed"
    case .invalidParameter(nil, let reason): "invalid SQL text: \(reason)"
    case .invalidParameter(let position?, let reason): "invalid value for $\(position): \(reason)"
    case .undecodable(let column, let type, let expected):
      "column \"\(column)\" (type OID \(type)) can't be read as \(expected)"
    case .missingColumn(let column): "the result has no column \(column)"
    case .copyNotSupported(let login): "PostgreSQL \(login): COPY can't run as a query"
    case .copyUnderWay(let login): "PostgreSQL \(login): a COPY is under way, end its closure first"
    case .notACopy(let sql): "not a COPY in this direction: \(sql.asOneLine(limit: 300))"
    }
  }
}

extension PostgresError {
  /// Whether another host may still let us in.
  var permitsNextHost: Bool {
    if case .authenticationFailed = self { false } else { true }
  }

  /// Whether a prepared statement is to be prepared again: it was forgotten, or its result's columns changed.
  var isStaleStatement: Bool {
    guard case .server(let error) = self else { return false }
    return PostgresServerError.isStale(error.sqlState, routine: error.routine)
  }
}
