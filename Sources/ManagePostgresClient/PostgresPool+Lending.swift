import Logging
import Synchronization

extension PostgresPool: EventLoopClient {
  /// A connection to be used and released by this caller alone.
  nonisolated(nonsending) func acquire(within limit: Duration? = nil) async throws -> Wire {
    try Task.checkCancellation()
    let end = limit.map { MonotonicTime.now + $0 }
    let lease = if let lease = state.withLock({ $0.request() }) { lease } else { await waitForLease(until: end) }
    switch lease {
    case .connection(let wire, let since):
      if await isAlive(wire, since: since) { return wire }
      state.withLock { $0.noteClosed() }
      return try await open(until: end)
    case .vacant: return try await open(until: end)
    case .closed: throw PostgresError.closed
    case .timedOut:
      let acquireTimeout = configuration.acquireTimeout
      throw PostgresError.poolExhausted(
        max: configuration.pool.max, limit: limit.map { min($0, acquireTimeout) } ?? acquireTimeout)
    case .cancelled: throw CancellationError()
    }
  }

  private nonisolated(nonsending) func waitForLease(until end: MonotonicTime?) async -> PoolState.Lease {
    let id = lastID.wrappingAdd(1, ordering: .relaxed).newValue
    let timeout = MonotonicTime.now + configuration.acquireTimeout
    let end = end.map { min($0, timeout) } ?? timeout
    return await withTaskCancellationHandler {
      await withUnsafeContinuation { caller in
        change { $0.append(PoolState.Waiter(id: id, end: end, caller: caller)) }
        // The handler may have run before the waiter stood in the queue.
        if Task.isCancelled { change { $0.cancel(id) } }
      }
    } onCancel: {
      change { $0.cancel(id) }
    }
  }

  /// A dead connection speaks for all that have been idle for as long, so they go too.
  private nonisolated(nonsending) func isAlive(_ wire: Wire, since: MonotonicTime) async -> Bool {
    let idleness = MonotonicTime.now - since
    let isStale = idleness > configuration.pool.healthCheckAfter
    // The loop sees an end of the stream soon by itself.
    if !isStale, idleness < .milliseconds(5), wire.condition == .idle { return true }
    if isStale || !wire.isQuiet { await wire.ping() }
    guard wire.condition != .idle else { return true }
    guard !Task.isCancelled else { return false }
    logger.debug("a connection to PostgreSQL was lost while idle")
    change { $0.dropIdle(since: since, min: 0) }
    return false
  }

  private nonisolated(nonsending) func open(until end: MonotonicTime?) async throws -> Wire {
    do {
      let host = state.withLock { $0.lastHost }
      let wire = try await Wire.open(configuration.preferring(host), until: end, on: loops, logger)
      state.withLock { $0.noteOpened(on: wire.login.host) }
      return wire
    } catch {
      change { $0.leavePlace() }
      throw error
    }
  }

  func release(_ wire: Wire) {
    switch wire.condition {
    case .idle where !wire.isAltered: change { $0.giveBack(wire) }
    case .lost: change { $0.giveUp() }
    case .idle, .inTransaction, .failedTransaction, .unanswered:
      Task {
        await wire.reset()
        release(wire)
      }
    }
  }

  /// Changes the state, resumes whoever got something by it, and asks the loop for a call when something of it ends.
  func change<Result: Sendable>(_ body: (inout PoolState) -> Result) -> Result {
    let (result, granted, time) = state.withLock { state in
      let result = body(&state)
      let granted = state.takeGranted()
      guard let end = state.nextEnd, state.armed.map({ end < $0 }) ?? true else {
        return (result, granted, MonotonicTime?.none)
      }
      state.armed = end
      return (result, granted, end)
    }
    if let time { clock.schedule(self, at: time) }
    for (caller, lease) in granted { caller.resume(returning: lease) }
    return result
  }

  func timeHasCome(_ now: MonotonicTime) {
    change { state in
      // An earlier end's call, which a later one has taken over.
      if let armed = state.armed, now < armed { return }
      state.armed = nil
      state.expire(at: now)
    }
  }

  func socketIsReady(_ ready: SocketInterest) {}
}
