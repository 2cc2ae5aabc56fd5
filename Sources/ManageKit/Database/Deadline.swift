/// Runs `body`, and cancels it once `limit` has passed: a database that froze then fails instead of hanging.
///
/// Throws `DatabaseError.timedOut`, and what `body` throws.
func withDeadline<T: Sendable>(_ limit: Duration, _ body: @escaping @Sendable () async throws -> T) async throws -> T {
  try await withThrowingTaskGroup(of: T.self) { group in
    group.addTask { try await body() }
    group.addTask {
      try await Task.sleep(for: limit)
      throw DatabaseError.timedOut("the database did not answer within \(limit)")
    }
    defer { group.cancelAll() }
    guard let first = try await group.next() else { throw CancellationError() }
    return first
  }
}
