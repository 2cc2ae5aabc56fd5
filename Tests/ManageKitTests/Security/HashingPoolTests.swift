import Dispatch
import Foundation
import Synchronization
import Testing

@testable import ManageKit

extension HashingPool {
  /// Runs `body` while `count` jobs are held on the pool's threads or in its line.
  func occupied(_ count: Int = 1, for source: String? = nil, _ body: () async throws -> Void) async throws {
    let (start, end) = (AsyncStream<Void>.makeStream(), DispatchSemaphore(value: 0))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<count {
        group.addTask {
          try await self.run(for: source) {
            start.continuation.yield()
            end.wait()
          }
        }
      }
      var started = start.stream.makeAsyncIterator()
      for _ in 0..<count { await started.next() }
      try await body()
      for _ in 0..<count { end.signal() }
      try await group.waitForAll()
    }
  }
}

@Suite("HashingPool", .timeLimit(.minutes(1)))
struct HashingPoolTests {
  private final class Tally: Sendable {
    let counts = Mutex((now: 0, most: 0, all: 0))
  }

  @Test("work returns its value or throws its error")
  func results() async throws {
    let pool = HashingPool(width: 1, waiting: 0)
    #expect(try await pool.run { 42 } == 42)
    await #expect(throws: PasswordHasherError.invalidSalt) {
      try await pool.run { () throws(PasswordHasherError) -> Int in throw .invalidSalt }
    }
    #expect(try await pool.run { 43 } == 43)
  }

  @Test("beyond its threads and its line the pool is busy at once, and takes work again afterwards")
  func busy() async throws {
    let pool = HashingPool(width: 2, waiting: 0)
    try await pool.occupied(2) {
      await #expect(throws: PasswordHasherError.busy) { try await pool.run {} }
    }
    try await pool.run {}
  }

  @Test("a source has two places at a time, and leaves room for others")
  func share() async throws {
    let pool = HashingPool(width: 3, waiting: 10)
    try await pool.occupied(2, for: "192.0.2.1") {
      await #expect(throws: PasswordHasherError.busy) { try await pool.run(for: "192.0.2.1") {} }
      try await pool.run(for: "192.0.2.2") {}
    }
    try await pool.run(for: "192.0.2.1") {}
  }

  @Test("queued work runs, never more at a time than there are threads")
  func line() async throws {
    let pool = HashingPool(width: 2, waiting: 100)
    let tally = Tally()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<102 {
        group.addTask {
          try await pool.run {
            tally.counts.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1), $0.all + 1) }
            Thread.sleep(forTimeInterval: 0.001)
            tally.counts.withLock { $0.now -= 1 }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(tally.counts.withLock { $0.all } == 102)
    #expect(tally.counts.withLock { $0.most } <= 2)
  }

  @Test("a full pool takes no thread from other tasks")
  func otherTasksProceed() async throws {
    let count = ProcessInfo.processInfo.activeProcessorCount * 4
    let pool = HashingPool(width: count, waiting: 0)
    try await pool.occupied(count) {
      let sum = await withTaskGroup(of: Int.self) { group in
        for number in 1...100 { group.addTask { number } }
        return await group.reduce(0, +)
      }
      #expect(sum == 5050)
    }
  }
}
