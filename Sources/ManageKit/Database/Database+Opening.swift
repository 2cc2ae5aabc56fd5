public import Logging

/// How long connections and statements may take, since a server that froze must not hang its callers; and how many
/// connections there may be.
public struct ConnectionLimits: Sendable {
  /// Connections to PostgreSQL that are open at once; more callers wait.
  public var connections = 10
  /// Until a connection stands.
  public var connect: Duration = .seconds(10)
  /// Until a statement is answered.
  public var statement: Duration = .seconds(30)
  /// Until a migration's script is through.
  public var script: Duration = .seconds(3600)

  /// The limits of a site.
  public init() {}
}

extension Database {
  /// Opens the database that the settings name. PostgreSQL is reached with the first statement.
  ///
  /// Throws `DatabaseError.unreachable` where SQLite's file can't be opened.
  public static func open(
    _ settings: DatabaseSettings, limits: ConnectionLimits = ConnectionLimits(), logger: Logger
  ) async throws -> Database {
    switch settings {
    case .sqlite(let path): Database(driver: try await SQLiteDriver.open(path: path))
    case .postgres(let settings): Database(driver: PostgresDriver(settings: settings, limits: limits, logger: logger))
    }
  }
}
