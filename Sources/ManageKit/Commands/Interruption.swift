import Foundation
import UnixSignals

/// Runs `body`, which SIGINT and SIGTERM cancel; it may still clean up, which a second signal cuts short. Then throws
/// `CommandError` with what it says of that, and the exit code of the signal.
func untilInterrupted<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) async throws -> Value {
  let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
  let work = Task(operation: body)
  let watch = Task { () -> UnixSignal? in
    for await received in signals {
      SecondSignal.endsProcess()
      work.cancel()
      return received
    }
    return nil
  }
  let result = await withTaskCancellationHandler {
    await work.result
  } onCancel: {
    work.cancel()
  }
  watch.cancel()
  do { return try result.get() } catch {
    guard let received = await watch.value else { throw error }
    throw CommandError(interruption: received, error)
  }
}

extension CommandError {
  fileprivate init(interruption signal: UnixSignal, _ error: any Error) {
    let explanation = error as? any ExplainedError
    self.init(
      "interrupted" + (explanation.map { ": \($0)" } ?? ""), hint: explanation?.hint,
      exitCode: signal == .sigint ? .interrupted : .terminated)
  }
}
