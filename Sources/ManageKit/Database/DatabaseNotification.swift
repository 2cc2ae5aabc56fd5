/// An event for a listener: see `Database.notifications(on:)`.
public enum DatabaseNotification: Sendable {
  /// From now on notifications arrive; it comes again after each new connection. What was sent before is missed.
  case listening
  /// A notification that another session sent by NOTIFY.
  case received(channel: String, payload: String)
  /// The connection is lost, or none could be made. Another is tried, in steps of up to half a minute.
  case disconnected(DatabaseError)
}

extension Database {
  /// Notifications sent to these channels by NOTIFY, on a connection in addition to the pool's own, until the iteration
  /// ends or the database is closed.
  ///
  ///     for await event in try database.notifications(on: ["orders"]) {
  ///       if case .received(_, let payload) = event { … }
  ///     }
  ///
  /// PgBouncer's transaction mode passes none on. Throws `DatabaseError.notSupported` on SQLite.
  public func notifications(on channels: [String]) throws(DatabaseError) -> AsyncStream<DatabaseNotification> {
    try driver.notifications(on: channels)
  }
}

extension DatabaseAccess {
  /// Sends a notification to who listens on the channel, `SELECT pg_notify($1, $2)`; within a transaction, once it is
  /// committed.
  ///
  /// Throws `DatabaseError.notSupported` on SQLite.
  public nonisolated(nonsending) func notify(
    _ channel: String, _ payload: String = "", fileID: String = #fileID, line: Int = #line
  ) async throws {
    guard dialect == .postgres else { throw DatabaseError.notSupported("SQLite has no NOTIFY") }
    try await query("SELECT pg_notify(\(channel), \(payload))", at: SourcePlace(fileID: fileID, line: line))
  }
}
