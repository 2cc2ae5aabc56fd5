import Testing

@testable import ManageKit

@Suite("S3RetryPolicy")
struct S3RetryPolicyTests {
  private let policy = S3RetryPolicy(attempts: 3, base: .zero)

  @Test("no attempt begins once patience is at its end")
  func patience() async throws {
    let clock = TestClock()
    let policy = S3RetryPolicy(attempts: 5, base: .zero, patience: .seconds(20), now: { clock.now })
    var attempts = 0
    await #expect(throws: StorageError.noAnswer("")) {
      try await policy.run { attempt in
        attempts = attempt
        clock.advance(10.5)
        throw StorageError.noAnswer("")
      }
    }
    #expect(attempts == 2)
  }

  @Test("errors that pass are retried until they have passed")
  func repeats() async throws {
    let attempts = try await policy.run { attempt in
      if attempt < 3 { throw StorageError.overloaded(status: 503, retryAfter: nil) }
      return attempt
    }
    #expect(attempts == 3)
  }

  @Test("an error that doesn't pass in time is thrown")
  func givesUp() async {
    var attempts = 0
    await #expect(throws: StorageError.noAnswer("gone")) {
      try await policy.run { attempt in
        attempts = attempt
        throw StorageError.noAnswer("gone")
      }
    }
    #expect(attempts == 3)
  }

  @Test("an error that can't pass is thrown at once")
  func final() async {
    var attempts = 0
    await #expect(throws: StorageError.wrongSecret) {
      try await policy.run { attempt in
        attempts = attempt
        throw StorageError.wrongSecret
      }
    }
    #expect(attempts == 1)
  }

  @Test("pauses double, vary, and end at the cap")
  func pauses() {
    let policy = S3RetryPolicy(base: .milliseconds(100), cap: .seconds(1))
    for (attempt, longest) in [(1, 100), (2, 200), (3, 400), (5, 1000), (99, 1000)] {
      let pauses = (0..<50).map { _ in policy.pause(after: attempt) }
      #expect(pauses.allSatisfy { $0 >= .zero && $0 <= .milliseconds(longest) })
      #expect(Set(pauses).count > 1)
    }
  }

  @Test("a pause is at least what the server asks for, within the cap")
  func retryAfter() {
    let policy = S3RetryPolicy(base: .milliseconds(1), cap: .seconds(5))
    #expect(policy.pause(after: 1, atLeast: .seconds(3)) == .seconds(3))
    #expect(policy.pause(after: 1, atLeast: .seconds(86_400)) == .seconds(5))
  }
}
