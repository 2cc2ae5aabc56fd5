import Dispatch

/// Runs calls that block, as those on files do, away from the threads that all tasks share.
enum BlockingCall {
  static func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(with: Result(catching: body))
      }
    }
  }
}
