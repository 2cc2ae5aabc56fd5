/// Who has which connection of a pool. It decides; the pool acts.
///
/// Each open connection, and each attempt to open one, is one of `max` places. Someone waits only while no connection
/// is idle and every place is taken.
struct PoolState {
  /// A place in the pool, with a connection in it or none yet.
  enum Lease: Sendable {
    case released(Session)
    case idle(Session, since: ContinuousClock.Instant)
    case vacant
    case closed
  }

  enum Answer {
    case now(Lease)
    case later(Arrival<Lease>)
  }

  let max: Int
  private(set) var places = 0
  private(set) var idle: [(session: Session, since: ContinuousClock.Instant)] = []
  private(set) var waiters: [Arrival<Lease>] = []
  private(set) var isClosed = false
  private var closers: [Arrival<Void>] = []
  var reaper: Task<Void, Never>?

  init(max: Int) { self.max = Swift.max(max, 1) }

  /// The connection used last, an empty place, or a place in the queue.
  mutating func request() -> Answer {
    if isClosed { return .now(.closed) }
    if let (session, since) = idle.popLast() { return .now(.idle(session, since: since)) }
    guard places == max else {
      places += 1
      return .now(.vacant)
    }
    let waiter = Arrival<Lease>()
    waiters.append(waiter)
    return .later(waiter)
  }

  mutating func withdraw(_ waiter: Arrival<Lease>) {
    waiters.removeAll { $0 === waiter }
  }

  /// A connection comes back in good order: to whoever waits longest, else to the idle ones.
  mutating func giveBack(_ session: Session) {
    if isClosed { return leavePlace() }
    if !grant(.released(session)) { idle.append((session, .now)) }
  }

  /// A connection is gone, or could not be opened.
  mutating func leavePlace() {
    if !isClosed, grant(.vacant) { return }
    places -= 1
    tellClosers()
  }

  private mutating func grant(_ lease: Lease) -> Bool {
    while !waiters.isEmpty {
      if waiters.removeFirst().resolve(lease) { return true }
    }
    return false
  }

  /// Drops what has been idle since before `date`, down to `min` places; true if there may be more to drop later.
  mutating func dropIdle(since date: ContinuousClock.Instant, min: Int) -> Bool {
    let surplus = Swift.max(places - min, 0)
    let expired = idle.prefix { $0.since <= date }.prefix(surplus).count
    idle.removeFirst(expired)
    places -= expired
    return !idle.isEmpty && places > min
  }

  /// Refuses all who wait and all to come.
  /// - Returns: what arrives when the last place is empty.
  mutating func close() -> Arrival<Void> {
    isClosed = true
    for waiter in waiters { waiter.resolve(.closed) }
    waiters = []
    places -= idle.count
    idle = []
    reaper?.cancel()
    let closer = Arrival<Void>()
    closers.append(closer)
    tellClosers()
    return closer
  }

  private mutating func tellClosers() {
    guard isClosed, places == 0 else { return }
    for closer in closers { closer.resolve(()) }
    closers = []
  }
}
