import UnixSignals

/// Runs `body`, which SIGINT and SIGTERM cancel; it may still clean up. Then throws `CommandError`.
func untilInterrupted(_ body: @escaping @Sendable () async throws -> Void) async throws {
  let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask(operation: body)
    group.addTask {
      for await _ in signals { throw CommandError("interrupted") }
    }
    try await group.next()
    group.cancelAll()
  }
}
