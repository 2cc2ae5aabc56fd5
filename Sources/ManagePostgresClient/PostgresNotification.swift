/// A notification that another session sent by NOTIFY.
public struct PostgresNotification: Sendable, Hashable {
  /// The channel it was sent on.
  public let channel: String
  /// Its text, which may be empty.
  public let payload: String
  /// The server process of the session that sent it.
  public let processID: Int32
}
