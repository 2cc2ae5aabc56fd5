import ManageGroundwork
import Synchronization

/// How many requests are under way at once: half as many each time the store is overloaded, one more after each round
/// that goes well, up to a maximum.
///
/// Source: RFC 5681, additive increase and multiplicative decrease.
final class AdaptiveConcurrency: Sendable {
  private struct State {
    var width: Double
    var lastDecrease: ContinuousClock.Instant?
  }

  private let maximum: Int
  private let state: Mutex<State>
  private let gate: AsyncSemaphore

  init(maximum: Int) {
    self.maximum = max(1, maximum)
    state = Mutex(State(width: Double(self.maximum)))
    gate = AsyncSemaphore(width: self.maximum)
  }

  /// The number of requests that may be under way now.
  var current: Int { state.withLock { Int($0.width) } }

  /// Sends a request once there is room.
  nonisolated(nonsending) func run<Value>(
    _ request: nonisolated(nonsending) () async throws -> Value
  ) async throws -> Value {
    try await gate.pass {
      let start = ContinuousClock.now
      do {
        let value = try await request()
        change { $0.width = min(Double(maximum), $0.width + 1 / $0.width) }
        return value
      } catch let error as StorageError {
        if case .overloaded = error { decrease(forRequestOf: start) }
        throw error
      }
    }
  }

  /// Requests that were under way when the width was decreased say nothing new.
  private func decrease(forRequestOf start: ContinuousClock.Instant) {
    change { state in
      if let last = state.lastDecrease, start < last { return }
      state.width = max(1, state.width / 2)
      state.lastDecrease = .now
    }
  }

  private func change(_ body: (inout State) -> Void) {
    let width = state.withLock { state in
      body(&state)
      return Int(state.width)
    }
    gate.widen(to: width)
  }
}
