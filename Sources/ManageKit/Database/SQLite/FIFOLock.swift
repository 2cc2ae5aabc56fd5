import Synchronization

/// A lock that tasks take in the order in which they ask, without blocking a thread.
final class FIFOLock: Sendable {
  private struct State {
    var isHeld = false
    var nextTicket = 0
    var waiters: [(ticket: Int, continuation: CheckedContinuation<Void, any Error>)] = []
    /// Tickets cancelled before they joined `waiters`.
    var cancelled: Set<Int> = []
  }

  private let state = Mutex(State())

  /// Runs `body` while no other task is in it. Throws `CancellationError` if cancelled while it waits.
  nonisolated(nonsending) func withLock<T>(_ body: nonisolated(nonsending) () async throws -> T) async throws -> T {
    try await acquire()
    defer { release() }
    return try await body()
  }

  private nonisolated(nonsending) func acquire() async throws {
    let ticket = state.withLock { state in
      state.nextTicket += 1
      return state.nextTicket
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let outcome: Result<Void, any Error>? = state.withLock { state in
          if state.cancelled.remove(ticket) != nil { return .failure(CancellationError()) }
          if state.isHeld {
            state.waiters.append((ticket, continuation))
            return nil
          }
          state.isHeld = true
          return .success(())
        }
        if let outcome { continuation.resume(with: outcome) }
      }
    } onCancel: {
      cancel(ticket)
    }
    // A cancellation that came after the lock was given left its ticket behind.
    state.withLock { _ = $0.cancelled.remove(ticket) }
  }

  private func cancel(_ ticket: Int) {
    let continuation = state.withLock { state in
      guard let index = state.waiters.firstIndex(where: { $0.ticket == ticket }) else {
        state.cancelled.insert(ticket)
        return CheckedContinuation<Void, any Error>?.none
      }
      return state.waiters.remove(at: index).continuation
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
