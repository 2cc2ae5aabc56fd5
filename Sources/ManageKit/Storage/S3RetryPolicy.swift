/// How often a request is repeated after an error that may pass, and how long each pause is.
///
/// Pauses grow exponentially with full jitter, so that clients that failed together don't come back together.
/// Source: AWS Architecture Blog, "Exponential Backoff And Jitter".
package struct S3RetryPolicy: Sendable {
  /// How often a request is sent at most; 1 repeats nothing.
  package var attempts: Int
  /// The longest pause after the first failure; it doubles with each further one.
  package var base: Duration
  /// The longest pause of all, a server's own `Retry-After` included.
  package var cap: Duration
  /// How long requests are repeated: no attempt begins later than this after the first one.
  package var patience: Duration
  private let now: @Sendable () -> ContinuousClock.Instant

  /// Makes a policy.
  package init(
    attempts: Int = 5, base: Duration = .milliseconds(200), cap: Duration = .seconds(20),
    patience: Duration = .seconds(3600), now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    self.attempts = attempts
    self.base = base
    self.cap = cap
    self.patience = patience
    self.now = now
  }

  /// Repeats what throws a `StorageError` that may pass; throws the last one, or `CancellationError`.
  package func run<T>(
    isolation: isolated (any Actor)? = #isolation, _ body: (_ attempt: Int) async throws -> T
  ) async throws -> T {
    let start = now()
    var attempt = 1
    while true {
      do {
        return try await body(attempt)
      } catch let error as StorageError where error.isRetryable && attempt < attempts {
        let pause = pause(after: attempt, atLeast: error.retryAfter ?? .zero)
        guard now() + pause <= start + patience else { throw error }
        try await Task.sleep(for: pause)
        attempt += 1
      }
    }
  }

  /// A random pause after the failure of an attempt, counted from one.
  func pause(after attempt: Int, atLeast least: Duration = .zero) -> Duration {
    let longest = min(base * (1 << min(attempt - 1, 20)), cap)
    return min(max(longest * Double.random(in: 0...1), least), cap)
  }
}
