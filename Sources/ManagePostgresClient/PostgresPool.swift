public import Logging
import Synchronization

/// Connections to one database, opened as needed and lent one closure at a time.
///
/// Nothing is opened before the first use. Waiting callers are served in the order in which they came. A connection
/// that broke is replaced by the next caller who needs one, so that the pool outlives a restart of the server.
public final class PostgresPool: Sendable {
  /// The configuration.
  public let configuration: PostgresConfiguration
  let logger: Logger
  let loops: EventLoopGroup
  let state: Mutex<PoolState>
  let lastID = Atomic<UInt64>(0)
  /// Calls for the pool, whose deadlines and idle connections it looks after.
  let clock: EventLoop

  /// Opens nothing yet.
  public init(configuration: PostgresConfiguration, logger: Logger) {
    self.configuration = configuration
    self.logger = logger
    loops = EventLoopGroup(count: configuration.pool.threads)
    clock = loops.next()
    state = Mutex(PoolState(limits: configuration.pool))
  }

  deinit { loops.stop() }

  /// Runs one statement on any connection.
  /// - Throws: as `withConnection` and `PostgresConnection.query`.
  @discardableResult
  public nonisolated(nonsending) func query(
    _ sql: String, _ parameters: [PostgresValue] = [], timeLimit: PostgresTimeLimit = .configured
  ) async throws -> PostgresResult {
    let limit = timeLimit.duration(configured: configuration.statementTimeout)
    let parameters = try EncodedParameters(parameters)
    let wire = try await acquire()
    defer { release(wire) }
    return try await PostgresResult(wire.query(sql, parameters, limit: limit))
  }

  /// Lends a connection to the closure. A transaction left open in it is rolled back.
  /// - Parameter limit: for the wait until there is one, if that is less than the configuration's.
  /// - Throws: what the closure throws; `PostgresError` when no connection can be had; `CancellationError`.
  @discardableResult
  public nonisolated(nonsending) func withConnection<Result>(
    within limit: Duration? = nil, _ body: nonisolated(nonsending) (PostgresConnection) async throws -> Result
  ) async throws -> Result {
    let wire = try await acquire(within: limit)
    let connection = PostgresConnection(wire, loops: loops)
    defer {
      connection.invalidate()
      release(wire)
    }
    return try await body(connection)
  }

  /// Refuses new callers, ends the listeners, closes what is idle and waits until what is in use has come back, or the
  /// task is cancelled.
  public func close() async {
    let (closer, listeners) = change { state in
      defer { state.listeners = [:] }
      return (state.close(), state.listeners)
    }
    for listener in listeners.values { listener.finish() }
    _ = await closer.outcome()
    loops.stop()
  }

  /// The pool's current state and its counters so far, for metrics and tests.
  public var statistics: PostgresPoolStatistics { state.withLock { $0.statistics } }

  /// The client's own threads.
  ///
  /// A task that prefers them (`withTaskExecutorPreference(pool.executor) { … }`) goes on where its answer comes in, so
  /// that a query costs no switch of threads. What it does between two queries should be short, since the answers of
  /// other tasks wait in the meantime.
  public var executor: any TaskExecutor { loops }
}
