import Synchronization

/// Lets a number of tasks through at once, the others in the order in which they ask, without blocking a thread.
package final class AsyncSemaphore: Sendable {
  /// There was no room in time.
  package struct TimedOut: Error {}

  private typealias Continuation = CheckedContinuation<Void, any Error>

  private struct State {
    var width: Int
    var inside = 0
    var nextTicket = 0
    /// In the order of their tickets.
    var waiters: [(ticket: Int, continuation: Continuation)] = []
    /// Tickets cancelled before they joined `waiters`.
    var cancelled: Set<Int> = []

    mutating func enter() -> Bool {
      guard inside < width else { return false }
      inside += 1
      return true
    }

    /// Those who may enter now.
    mutating func admit() -> [Continuation] {
      let admitted = waiters.prefix(max(0, width - inside)).map(\.continuation)
      waiters.removeFirst(admitted.count)
      inside += admitted.count
      return admitted
    }

    /// Two threads may come here in another order than they took their tickets.
    mutating func addWaiter(_ ticket: Int, _ continuation: Continuation) {
      let place = waiters.lastIndex { $0.ticket < ticket }.map { $0 + 1 } ?? 0
      waiters.insert((ticket, continuation), at: place)
    }

    mutating func removeWaiter(_ ticket: Int) -> Continuation? {
      waiters.firstIndex { $0.ticket == ticket }.map { waiters.remove(at: $0).continuation }
    }
  }

  private let state: Mutex<State>

  /// Lets `width` tasks through, at least one.
  package init(width: Int) {
    state = Mutex(State(width: max(1, width)))
  }

  /// How many tasks have had to wait.
  package var waitCount: Int { state.withLock { $0.nextTicket } }

  /// Runs `body` once there is room.
  ///
  /// Throws `CancellationError` if cancelled while it waits, and `TimedOut` if it waits longer than `limit`.
  @inlinable
  package nonisolated(nonsending) func pass<T>(
    within limit: Duration? = nil, _ body: nonisolated(nonsending) () async throws -> T
  ) async throws -> T {
    try Task.checkCancellation()
    if let ticket = enterOrTakeTicket() { try await wait(ticket, limit) }
    defer { leave() }
    return try await body()
  }

  /// Lets more or fewer through; those who are inside stay.
  package func widen(to width: Int) {
    change { $0.width = max(1, width) }
  }

  /// Enters, or returns a ticket to wait with where there is no room.
  @usableFromInline
  func enterOrTakeTicket() -> Int? {
    state.withLock { state in
      guard !state.enter() else { return nil }
      state.nextTicket += 1
      return state.nextTicket
    }
  }

  @usableFromInline
  nonisolated(nonsending) func wait(_ ticket: Int, _ limit: Duration?) async throws {
    var timer: Task<Void, any Error>?
    defer {
      timer?.cancel()
      // A cancellation that came after the task was let in left its ticket behind.
      state.withLock { _ = $0.cancelled.remove(ticket) }
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let outcome: Result<Void, any Error>? = state.withLock { state in
          if state.cancelled.remove(ticket) != nil { return .failure(CancellationError()) }
          if state.enter() { return .success(()) }
          state.addWaiter(ticket, continuation)
          return nil
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

  @usableFromInline
  func leave() {
    change { $0.inside -= 1 }
  }

  private func change(_ body: (inout State) -> Void) {
    let admitted = state.withLock { state in
      body(&state)
      return state.admit()
    }
    for continuation in admitted { continuation.resume() }
  }
}
