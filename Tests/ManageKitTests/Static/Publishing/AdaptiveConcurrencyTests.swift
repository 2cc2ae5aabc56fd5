import Synchronization
import Testing

@testable import ManageKit

@Suite("The width of uploads")
struct AdaptiveConcurrencyTests {
  private static let overload = StorageError.overloaded(status: 503, retryAfter: nil)

  @Test("no more than its maximum are under way")
  func maximum() async throws {
    let width = AdaptiveConcurrency(maximum: 3)
    let inside = Count()
    try await withThrowingTaskGroup { group in
      for _ in 0..<50 {
        group.addTask {
          try await width.run {
            inside.add(1)
            await Task.yield()
            inside.add(-1)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(inside.most <= 3)
  }

  @Test("it halves with each overload, and grows again with each success, up to its maximum")
  func adaption() async throws {
    let width = AdaptiveConcurrency(maximum: 32)
    for expected in [16, 8, 4, 2, 1, 1] {
      await #expect(throws: Self.overload) { try await width.run { throw Self.overload } }
      #expect(width.current == expected)
    }
    for _ in 0..<4 { try await width.run {} }
    #expect((2...4).contains(width.current))
    for _ in 0..<1000 { try await width.run {} }
    #expect(width.current == 32)
  }

  @Test("requests that were under way together halve it once")
  func onceForAll() async throws {
    let width = AdaptiveConcurrency(maximum: 32)
    let underWay = Count()
    await withTaskGroup { group in
      for _ in 0..<8 {
        group.addTask {
          _ = try? await width.run {
            underWay.add(1)
            while underWay.most < 8 { await Task.yield() }
            throw Self.overload
          }
        }
      }
    }
    #expect(width.current == 16)
  }

  @Test("other failures say nothing of the store's load")
  func otherFailures() async throws {
    let width = AdaptiveConcurrency(maximum: 32)
    await #expect(throws: StorageError.wrongSecret) { try await width.run { throw StorageError.wrongSecret } }
    #expect(width.current == 32)
  }
}

/// A number, and the highest that it has been.
private final class Count: Sendable {
  private let state = Mutex((now: 0, most: 0))

  var most: Int { state.withLock { $0.most } }

  func add(_ number: Int) {
    state.withLock { state in
      state.now += number
      state.most = max(state.most, state.now)
    }
  }
}
