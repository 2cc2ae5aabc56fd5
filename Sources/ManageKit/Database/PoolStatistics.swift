/// A count of a database's connections at one moment, and of what happened since it was opened.
public struct PoolStatistics: Sendable, Equatable {
  /// Connections open or being opened.
  public let open: Int
  /// Connections that nobody uses.
  public let idle: Int
  /// Callers that wait for one.
  public let waiting: Int
  /// How often a connection was lent.
  public let totalAcquired: Int
  /// How many connections were opened.
  public let totalOpened: Int
  /// How many connections were closed or lost, failed attempts to open one included.
  public let totalClosed: Int
  /// How many callers waited in vain.
  public let totalTimedOut: Int

  /// Connections in use or being opened.
  public var busy: Int { open - idle }
}
