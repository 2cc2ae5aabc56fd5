/// A count of a pool's connections at one moment, and of what happened since its beginning.
public struct PostgresPoolStatistics: Sendable, Equatable {
  /// Connections open or being opened.
  public internal(set) var open = 0
  /// Connections that nobody uses.
  public internal(set) var idle = 0
  /// Callers in the queue.
  public internal(set) var waiting = 0
  /// Connections in use or being opened.
  public var busy: Int { open - idle }
  /// How often a connection was lent.
  public internal(set) var totalAcquired = 0
  /// How many connections were opened.
  public internal(set) var totalOpened = 0
  /// How many connections were closed or lost, failed attempts to open one included.
  public internal(set) var totalClosed = 0
  /// How many callers waited in vain.
  public internal(set) var totalTimedOut = 0
}
