import Synchronization

/// Lets a number of tasks through at once, the others in the order in which they came.
final class AsyncSemaphore: Sendable {
  private struct State {
    var width: Int
    var inside = 0
    var waiting: [CheckedContinuation<Void, Never>] = []

    /// Those who may enter now.
    mutating func admit() -> [CheckedContinuation<Void, Never>] {
      let admitted = Array(waiting.prefix(max(0, width - inside)))
      waiting.removeFirst(admitted.count)
      inside += admitted.count
      return admitted
    }
  }

  private let state: Mutex<State>

  init(width: Int) {
    state = Mutex(State(width: max(1, width)))
  }

  /// Runs `body` once there is room.
  func pass<Value>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Value
  ) async rethrows -> Value {
    await enter()
    defer { change { $0.inside -= 1 } }
    return try await body()
  }

  /// Lets more or fewer through; those who are inside stay.
  func widen(to width: Int) {
    change { $0.width = max(1, width) }
  }

  private func enter(isolation: isolated (any Actor)? = #isolation) async {
    await withCheckedContinuation { continuation in
      change { $0.waiting.append(continuation) }
    }
  }

  private func change(_ body: (inout State) -> Void) {
    let admitted = state.withLock { state in
      body(&state)
      return state.admit()
    }
    for continuation in admitted { continuation.resume() }
  }
}
