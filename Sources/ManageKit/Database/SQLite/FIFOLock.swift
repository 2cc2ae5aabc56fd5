import Synchronization

/// A lock that tasks take in the order in which they ask, without blocking a thread.
final class FIFOLock: Sendable {
  /// The lock was not free in time.
  struct TimedOut: Error {}

  private struct State {
    var isHeld = false
    var nextTicket = 0
    /// In the order of their tickets.
    var waiters: [(ticket: Int, continuation: CheckedContinuation<Void, any Error>)] = []
    /// Tickets cancelled before they joined `waiters`.
    var cancelled: Set<Int> = []

    /// Two threads may come here in another order than they took their tickets.
    mutating func addWaiter(_ ticket: Int, _ continuation: CheckedContinuation<Void, any Error>) {
      let place = waiters.lastIndex { $0.ticket < ticket }.map { $0 + 1 } ?? 0
      waiters.insert((ticket, continuation), at: place)
    }

    mutating func removeWaiter(_ ticket: Int) -> CheckedContinuation<Void, any Error>? {
      waiters.firstIndex { $0.ticket == ticket }.map { waiters.remove(at: $0).continuation }
    }
  }

  private let state = Mutex(State())

  /// How many tasks have had to wait for it.
  var waitCount: Int { state.withLock { $0.nextTicket } }

  /// Runs `body` while no other task is in it.
  ///
  /// Throws `CancellationError` if cancelled while it waits, and `TimedOut` if it waits longer than `limit`.
  nonisolated(nonsending) func withLock<T>(
    within limit: Duration? = nil, _ body: nonisolated(nonsending) () async throws -> T
  ) async throws -> T {
    try Task.checkCancellation()
    if let ticket = takeUnlessHeld() { try await wait(ticket, limit) }
    defer { release() }
    return try await body()
  }

  /// Takes the lock, or returns a ticket to wait with where it is held.
  private func takeUnlessHeld() -> Int? {
    state.withLock { state in
      guard state.isHeld else {
        state.isHeld = true
        return nil
      }
      state.nextTicket += 1
      return state.nextTicket
    }
  }

  private nonisolated(nonsending) func wait(_ ticket: Int, _ limit: Duration?) async throws {
    var timer: Task<Void, any Error>?
    defer {
      timer?.cancel()
      // A cancellation that came after the lock was granted left its ticket behind.
      state.withLock { _ = $0.cancelled.remove(ticket) }
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let outcome: Result<Void, any Error>? = state.withLock { state in
          if state.cancelled.remove(ticket) != nil { return .failure(CancellationError()) }
          if state.isHeld {
            state.addWaiter(ticket, continuation)
            return nil
          }
          state.isHeld = true
          return .success(())
        }
        if let outcome { return continuation.resume(with: outcome) }
        // Not before, or a short limit would end before anybody waits.
        timer = limit.map { limit in
          Task {
            try await Task.sleep(for: limit)
            expire(ticket)
          }
        }
      }
    } onCancel: {
      cancel(ticket)
    }
  }

  private func expire(_ ticket: Int) {
    state.withLock { $0.removeWaiter(ticket) }?.resume(throwing: TimedOut())
  }

  private func cancel(_ ticket: Int) {
    let continuation = state.withLock { state in
      let continuation = state.removeWaiter(ticket)
      if continuation == nil { state.cancelled.insert(ticket) }
      return continuation
    }
    continuation?.resume(throwing: CancellationError())
  }

  private func release() {
    let next = state.withLock { state in
      guard !state.waiters.isEmpty else {
        state.isHeld = false
        return CheckedContinuation<Void, any Error>?.none
      }
      return state.waiters.removeFirst().continuation
    }
    next?.resume()
  }
}
