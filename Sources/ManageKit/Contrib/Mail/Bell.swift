import Synchronization

/// Ends one task's sleep early.
final class Bell: Sendable {
  private struct State {
    var hasRung = false
    var sleep: Task<Void, any Error>?
  }

  private let state = Mutex(State())

  /// Wakes the sleeper, or keeps it from falling asleep.
  func ring() {
    state.withLock { state in
      state.hasRung = true
      state.sleep?.cancel()
    }
  }

  /// Sleeps for a time, or until it is rung or the task is cancelled.
  func sleep(for duration: Duration) async {
    let sleep = Task { try await Task.sleep(for: duration) }
    let hasRung = state.withLock { state in
      state.sleep = sleep
      return state.hasRung
    }
    if hasRung { sleep.cancel() }
    await withTaskCancellationHandler {
      _ = try? await sleep.value
    } onCancel: {
      sleep.cancel()
    }
    state.withLock { $0 = State() }
  }
}
