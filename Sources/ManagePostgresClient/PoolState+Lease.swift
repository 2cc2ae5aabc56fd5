extension PoolState {
  /// The answer to a request for a connection.
  enum Lease: Sendable {
    case connection(Wire, idleSince: MonotonicTime)
    /// A place to open a connection in.
    case vacant
    case closed
    case timedOut
    case cancelled
  }

  struct Waiter {
    let id: UInt64
    let end: MonotonicTime
    let caller: UnsafeContinuation<Lease, Never>
  }

  struct Idle {
    let wire: Wire
    let since: MonotonicTime
  }
}
