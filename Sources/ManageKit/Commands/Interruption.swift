import Foundation
import UnixSignals

/// Runs `body`, which SIGINT and SIGTERM cancel; it may still clean up, which a second signal cuts short. Then throws
/// `CommandError`.
func untilInterrupted<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) async throws -> Value {
  let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
  return try await withThrowingTaskGroup(of: Value.self) { group in
    group.addTask(operation: body)
    group.addTask {
      for await _ in signals { break }
      try Task.checkCancellation()
      for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
      throw CommandError("interrupted")
    }
    defer { group.cancelAll() }
    guard let value = try await group.next() else { throw CancellationError() }
    return value
  }
}
