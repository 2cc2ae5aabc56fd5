import Synchronization

/// A value on its way to one waiting task: whichever comes first of value, time limit and cancellation decides.
final class Arrival<Value: Sendable>: Sendable {
  enum Outcome: Sendable {
    case value(Value)
    case timedOut
    case cancelled
  }

  private enum State {
    case pending
    case awaited(CheckedContinuation<Outcome, Never>)
    case decided(Outcome)
  }

  private let state = Mutex(State.pending)

  /// False when it comes too late; then the value is still the caller's to look after.
  @discardableResult
  func resolve(_ value: Value) -> Bool { decide(.value(value)) }

  nonisolated(nonsending) func outcome(until end: MonotonicTime? = nil) async -> Outcome {
    let timer = end.map { end in
      Task {
        guard (try? await Task.sleep(for: end - .now)) != nil else { return }
        _ = decide(.timedOut)
      }
    }
    defer { timer?.cancel() }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { attach($0) }
    } onCancel: {
      _ = decide(.cancelled)
    }
  }

  private func attach(_ continuation: CheckedContinuation<Outcome, Never>) {
    let decided: Outcome? = state.withLock { state in
      if case .decided(let outcome) = state { return outcome }
      state = .awaited(continuation)
      return nil
    }
    if let decided { continuation.resume(returning: decided) }
  }

  private func decide(_ outcome: Outcome) -> Bool {
    let (isFirst, continuation): (Bool, CheckedContinuation<Outcome, Never>?) = state.withLock { state in
      defer { if case .decided = state {} else { state = .decided(outcome) } }
      return switch state {
      case .pending: (true, nil)
      case .awaited(let continuation): (true, continuation)
      case .decided: (false, nil)
      }
    }
    continuation?.resume(returning: outcome)
    return isFirst
  }
}
