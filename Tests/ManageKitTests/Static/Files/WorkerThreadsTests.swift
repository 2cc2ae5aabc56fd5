import Synchronization
import Testing

@testable import ManageKit

struct WorkerThreadsTests {
  private struct Failure: Error, Equatable {
    let number: Int
  }

  @Test("results come in the items' order, from no more threads than allowed")
  func order() async throws {
    let running = Atomic(0)
    let most = Atomic(0)
    let results = try await WorkerThreads.map(Array(0..<200), width: 3) { number in
      most.max(running.add(1, ordering: .relaxed).newValue, ordering: .relaxed)
      defer { running.subtract(1, ordering: .relaxed) }
      return number * 2
    }
    #expect(results == (0..<200).map { $0 * 2 })
    #expect((1...3).contains(most.load(ordering: .relaxed)))
    #expect(try await WorkerThreads.map([Int](), width: 3) { $0 }.isEmpty)
  }

  @Test("the first item that fails is reported, and the rest isn't started")
  func failure() async throws {
    let begun = Atomic(0)
    await #expect(throws: Failure(number: 1)) {
      try await WorkerThreads.map(Array(0..<10_000), width: 1) { number in
        begun.add(1, ordering: .relaxed)
        if number > 0 { throw Failure(number: number) }
      }
    }
    #expect(begun.load(ordering: .relaxed) == 2)
  }
}
