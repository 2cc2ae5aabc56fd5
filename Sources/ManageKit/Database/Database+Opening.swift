public import Logging

extension Database {
  /// Opens the database that the settings name. PostgreSQL is reached with the first statement.
  ///
  /// Throws `DatabaseError.unreachable` where SQLite's file can't be opened, or PostgreSQL's ports don't fit its hosts.
  public static func open(
    _ settings: DatabaseSettings, limits: ConnectionLimits = ConnectionLimits(), logger: Logger
  ) async throws -> Database {
    switch settings {
    case .sqlite(let path): Database(driver: try await SQLiteDriver.open(path: path, limits: limits))
    case .postgres(let settings):
      Database(driver: try PostgresDriver(settings: settings, limits: limits, logger: logger))
    }
  }
}
