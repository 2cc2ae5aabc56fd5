public import Logging
import Synchronization

/// Connections to one database, opened as needed and lent one closure at a time.
///
/// Nothing is opened before the first use. Waiting callers are served in the order in which they came. A connection
/// that broke is replaced by the next caller who needs one, so that the pool outlives a restart of the server.
public final class PostgresPool: Sendable {
  /// What it was made with.
  public let configuration: PostgresConfiguration
  private let logger: Logger
  private let loop = PollLoop()
  private let state: Mutex<PoolState>

  /// Opens nothing yet.
  public init(configuration: PostgresConfiguration, logger: Logger) {
    self.configuration = configuration
    self.logger = logger
    state = Mutex(PoolState(max: configuration.pool.max))
  }

  deinit {
    state.withLock { $0.reaper?.cancel() }
    loop.stop()
  }

  /// Runs one statement on any connection.
  /// - Throws: as `withConnection` and `PostgresConnection.query`.
  @discardableResult
  public nonisolated(nonsending) func query(
    _ sql: String, _ parameters: [PostgresValue] = [], timeLimit: PostgresTimeLimit = .configured
  ) async throws -> PostgresResult {
    try await withConnection { try await $0.query(sql, parameters, timeLimit: timeLimit) }
  }

  /// Lends a connection to the closure. A transaction left open in it is rolled back.
  /// - Throws: what the closure throws; `PostgresError` when no connection can be had; `CancellationError`.
  @discardableResult
  public nonisolated(nonsending) func withConnection<Result>(
    _ body: nonisolated(nonsending) (PostgresConnection) async throws -> Result
  ) async throws -> Result {
    let session = try await acquire()
    let connection = PostgresConnection(session, configuration: configuration)
    defer {
      connection.invalidate()
      release(session)
    }
    return try await body(connection)
  }

  /// Refuses new callers, closes what is idle and waits until what is in use has come back, or the task is cancelled.
  public func close() async {
    let closer = state.withLock { $0.close() }
    _ = await closer.outcome()
    loop.stop()
  }

  /// A count of the pool's connections, for metrics and tests.
  public var statistics: PostgresPoolStatistics {
    state.withLock { PostgresPoolStatistics(open: $0.places, idle: $0.idle.count, waiting: $0.waiters.count) }
  }
}

/// A count of a pool's connections at one moment.
public struct PostgresPoolStatistics: Sendable, Equatable {
  /// Connections open or being opened.
  public let open: Int
  /// Connections that nobody uses.
  public let idle: Int
  /// Callers in the queue.
  public let waiting: Int
}

extension PostgresPool {
  private nonisolated(nonsending) func acquire() async throws -> Session {
    try Task.checkCancellation()
    switch try await lease() {
    case .released(let session): return session
    case .idle(let session, let since): return try await isAlive(session, since: since) ? session : open()
    case .vacant: return try await open()
    case .closed: throw PostgresError.closed
    }
  }

  private nonisolated(nonsending) func lease() async throws -> PoolState.Lease {
    switch state.withLock({ $0.request() }) {
    case .now(let lease): return lease
    case .later(let waiter): return try await wait(waiter)
    }
  }

  private nonisolated(nonsending) func wait(_ waiter: Arrival<PoolState.Lease>) async throws -> PoolState.Lease {
    let limit = configuration.pool.acquireTimeout
    switch await waiter.outcome(until: .now + limit) {
    case .value(let lease): return lease
    case .timedOut:
      state.withLock { $0.withdraw(waiter) }
      throw PostgresError.poolExhausted(max: configuration.pool.max, limit: limit)
    case .cancelled:
      state.withLock { $0.withdraw(waiter) }
      throw CancellationError()
    }
  }

  /// A dead connection speaks for all that have been idle for as long, so they go too.
  private nonisolated(nonsending) func isAlive(_ session: Session, since: ContinuousClock.Instant) async -> Bool {
    let isStale = ContinuousClock.now - since > configuration.pool.healthCheckAfter
    if isStale || !session.isQuiet { await session.ping() }
    guard session.condition != .idle else { return true }
    guard !Task.isCancelled else { return false }
    logger.debug("a connection to PostgreSQL was lost while idle")
    _ = state.withLock { $0.dropIdle(since: since, min: 0) }
    return false
  }

  private nonisolated(nonsending) func open() async throws -> Session {
    do { return try await Session.open(configuration: configuration, loop: loop, logger: logger) } catch {
      state.withLock { $0.leavePlace() }
      throw error
    }
  }

  private func release(_ session: Session) {
    switch session.condition {
    case .idle:
      state.withLock { $0.giveBack(session) }
      startReaper()
    case .lost: state.withLock { $0.leavePlace() }
    case .inTransaction, .failedTransaction, .unanswered:
      Task {
        await session.reset()
        release(session)
      }
    }
  }

  /// Closes connections that nobody has used for `idleTimeout`, while there are any.
  private func startReaper() {
    let limits = configuration.pool
    state.withLock { state in
      guard state.reaper == nil, !state.isClosed else { return }
      state.reaper = Task { [weak self] in
        while (try? await Task.sleep(for: limits.idleTimeout / 2)) != nil {
          guard let self, self.reap(limits) else { return }
        }
      }
    }
  }

  private func reap(_ limits: PostgresConfiguration.PoolLimits) -> Bool {
    state.withLock { state in
      let goesOn = state.dropIdle(since: .now - limits.idleTimeout, min: limits.min)
      if !goesOn { state.reaper = nil }
      return goesOn
    }
  }
}
