/// Tracks who has which connection of a pool. It decides; the pool acts.
///
/// Each open connection, and each attempt to open one, is one of `max` places. Someone waits only while no connection
/// is idle and every place is taken.
struct PoolState {
  let limits: PostgresConfiguration.PoolLimits
  private(set) var idle: [Idle] = []
  private(set) var waiters: [Waiter] = []
  /// When the first of them gives up, or gave up if that one is gone.
  private var earliestEnd: MonotonicTime?
  private(set) var isClosed = false
  private(set) var counts = PostgresPoolStatistics()
  /// The host that let us in last.
  private(set) var lastHost: PostgresHost?
  /// Listeners, on connections in addition to those of the pool.
  var listeners: [UInt64: AsyncStream<PostgresNotificationEvent>.Continuation] = [:]
  /// The earliest time for which the loop was asked to call.
  var armed: MonotonicTime?
  private var max: Int { Swift.max(limits.max, 1) }
  private var closers: [Arrival<Void>] = []
  private var granted: [(caller: UnsafeContinuation<Lease, Never>, lease: Lease)] = []

  init(limits: PostgresConfiguration.PoolLimits) { self.limits = limits }

  var statistics: PostgresPoolStatistics {
    var statistics = counts
    statistics.idle = idle.count
    statistics.waiting = waiters.count
    return statistics
  }

  /// The connection used last, or an empty place; `nil` means to wait.
  mutating func request(at now: MonotonicTime = .now) -> Lease? {
    if isClosed { return .closed }
    dropRetired(at: now)
    if let last = idle.popLast() {
      counts.totalAcquired += 1
      return .connection(last.wire, idleSince: last.since)
    }
    guard counts.open < max else { return nil }
    counts.open += 1
    counts.totalAcquired += 1
    return .vacant
  }

  /// The waiters to resume once the lock is free: cancellation holds the task's lock while it waits for this one.
  mutating func takeGranted() -> [(caller: UnsafeContinuation<Lease, Never>, lease: Lease)] {
    defer { granted = [] }
    return granted
  }

  mutating func append(_ waiter: Waiter) {
    if let lease = request() {
      granted.append((waiter.caller, lease))
    } else {
      waiters.append(waiter)
      earliestEnd = earliestEnd.map { Swift.min($0, waiter.end) } ?? waiter.end
    }
  }

  mutating func cancel(_ id: UInt64) {
    guard let index = waiters.firstIndex(where: { $0.id == id }) else { return }
    granted.append((waiters.remove(at: index).caller, .cancelled))
  }

  /// A connection comes back in good order: to whoever waits longest, else to the idle ones.
  mutating func giveBack(_ wire: Wire) {
    let now = MonotonicTime.now
    if isClosed || wire.retirement <= now { return giveUp() }
    if !grant(.connection(wire, idleSince: now)) { idle.append(Idle(wire: wire, since: now)) }
  }

  /// A connection is gone.
  mutating func giveUp() {
    noteClosed()
    leavePlace()
  }

  /// A place is empty again.
  mutating func leavePlace() {
    if !isClosed, grant(.vacant) { return }
    counts.open -= 1
    tellClosers()
  }

  mutating func noteOpened(on host: PostgresHost) {
    counts.totalOpened += 1
    lastHost = host
  }

  mutating func noteClosed() { counts.totalClosed += 1 }

  private mutating func grant(_ lease: Lease) -> Bool {
    guard !waiters.isEmpty else { return false }
    counts.totalAcquired += 1
    granted.append((waiters.removeFirst().caller, lease))
    return true
  }

  /// Refuses all who wait and all to come.
  /// - Returns: what arrives when the last place is empty.
  mutating func close() -> Arrival<Void> {
    isClosed = true
    granted += waiters.map { ($0.caller, .closed) }
    waiters = []
    drop(idle.count)
    let closer = Arrival<Void>()
    closers.append(closer)
    tellClosers()
    return closer
  }

  private mutating func tellClosers() {
    guard isClosed, counts.open == 0 else { return }
    for closer in closers { closer.resolve(()) }
    closers = []
  }

  /// Closes the connections idle for longest.
  private mutating func drop(_ count: Int) {
    idle.removeFirst(count)
    counts.open -= count
    counts.totalClosed += count
  }
}

extension PoolState {
  /// When something is next to be looked at, whoever comes or goes in the meantime.
  var nextEnd: MonotonicTime? {
    let waiting = waiters.isEmpty ? nil : earliestEnd
    guard !isClosed, let oldest = idle.first, let retirement = idle.map(\.wire.retirement).min() else {
      return waiting
    }
    let idleEnd = counts.open > limits.min ? Swift.min(oldest.since + limits.idleTimeout, retirement) : retirement
    return waiting.map { Swift.min($0, idleEnd) } ?? idleEnd
  }

  /// Sends away who has waited too long, and closes what is idle for too long or too old.
  mutating func expire(at now: MonotonicTime) {
    for waiter in waiters where waiter.end <= now {
      counts.totalTimedOut += 1
      granted.append((waiter.caller, .timedOut))
    }
    waiters.removeAll { $0.end <= now }
    earliestEnd = waiters.map(\.end).min()
    dropIdle(since: now - limits.idleTimeout, min: limits.min)
    dropRetired(at: now)
  }

  private mutating func dropRetired(at now: MonotonicTime) {
    let count = idle.count
    idle.removeAll { $0.wire.retirement <= now }
    counts.open -= count - idle.count
    counts.totalClosed += count - idle.count
  }

  /// Drops what has been idle since before `date`, down to `min` places.
  mutating func dropIdle(since date: MonotonicTime, min: Int) {
    let surplus = Swift.max(counts.open - min, 0)
    drop(idle.prefix { $0.since <= date }.prefix(surplus).count)
  }
}
