/// An operation that took too long.
public struct TimeLimitExceeded: Error {
  /// The limit that has passed.
  public let limit: Duration
}

/// Runs `body`, which is cancelled once `limit` has passed; throws ``TimeLimitExceeded``.
public func withTimeLimit<T: Sendable>(_ limit: Duration, _ body: @escaping @Sendable () async throws -> T) async throws
  -> T
{
  try await withThrowingTaskGroup(of: T.self) { group in
    group.addTask(operation: body)
    group.addTask {
      try await Task.sleep(for: limit)
      throw TimeLimitExceeded(limit: limit)
    }
    defer { group.cancelAll() }
    guard let first = try await group.next() else { throw CancellationError() }
    return first
  }
}
