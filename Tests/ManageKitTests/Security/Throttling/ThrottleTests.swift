import Crypto
import Foundation
import ManageGroundwork
import Synchronization
import Testing

@testable import ManageKit

@Suite("Throttle")
struct ThrottleTests {
  private let clock = TestClock()

  private func throttle(capacity: Int = 100, store: (any AttemptStore)? = nil) -> Throttle {
    Throttle(store: store, capacity: capacity) { [clock] in clock.now }
  }

  private func counter(_ name: String, _ count: Int = 3, excess: AttemptCounter.Excess = .refused) -> AttemptCounter {
    AttemptCounter("test", name, limit: RateLimit(count, per: .seconds(60)), excess: excess)
  }

  @Test("the attempt after the last allowed one must wait until the time has passed")
  func window() async {
    let throttle = throttle()
    for _ in 0..<3 {
      #expect(await throttle.attempt([counter("a")]) == nil)
      clock.advance(10)
    }
    #expect(await throttle.attempt([counter("a")]) == 30)
    clock.advance(29.5)
    #expect(await throttle.attempt([counter("a")]) == 1)
    #expect(await throttle.attempt([counter("b")]) == nil)
    clock.advance(0.5)
    #expect(await throttle.attempt([counter("a")]) == nil)
  }

  @Test("an attempt that one counter refuses counts for none")
  func several() async {
    let throttle = throttle()
    #expect(await throttle.attempt([counter("a", 1), counter("b", 2)]) == nil)
    #expect(await throttle.attempt([counter("a", 1), counter("b", 2)]) == 60)
    #expect(await throttle.attempt([counter("c", 1), counter("b", 2)]) == nil)
  }

  @Test("a counter that slows down lets one go on at an even pace, for ever")
  func slow() async {
    let throttle = throttle()
    let counter = counter("name", 3, excess: .slowed)
    for _ in 0..<3 { #expect(await throttle.attempt([counter]) == nil) }
    for _ in 0..<2 {
      #expect(await throttle.attempt([counter]) == 20)
      clock.advance(20)
      #expect(await throttle.attempt([counter]) == nil)
    }
  }

  @Test("what proved right is forgotten, and what was not carried out doesn't count")
  func undone() async {
    let throttle = throttle()
    for _ in 0..<5 {
      #expect(await throttle.attempt([counter("a", 1)]) == nil)
      await throttle.reset([counter("a", 1)])
      #expect(await throttle.attempt([counter("b", 1)]) == nil)
      throttle.withdraw([counter("b", 1), counter("never", 1)])
    }
    #expect(throttle.count == 1)
  }

  @Test("of a thousand attempts at once only the allowed ones go on")
  func concurrent() async {
    let throttle = throttle()
    let counter = counter("a", 10)
    let allowed = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<1000 { group.addTask { await throttle.attempt([counter]) == nil } }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(allowed == 10)
  }

  @Test("memory is bounded: what has passed goes first, then what passes first")
  func capacity() async {
    let throttle = throttle(capacity: 100)
    for number in 0..<1000 {
      _ = await throttle.attempt([counter("user\(number)", 1)])
      clock.advance(0.01)
    }
    #expect(throttle.count <= 100)
    #expect(await throttle.attempt([counter("user999", 1)]) != nil)
    #expect(await throttle.attempt([counter("user0", 1)]) == nil)
    clock.advance(60)
    for number in 0..<100 { _ = await throttle.attempt([counter("new\(number)", 1)]) }
    #expect(await throttle.attempt([counter("new0", 1)]) != nil)
  }

  @Test("a store hears of the second attempt and those after it, and of none that is refused")
  func store() async {
    let store = MemoryStore()
    let throttle = throttle(store: store)
    #expect(await throttle.attempt([counter("a")]) == nil)
    #expect(store.calls == 0)
    for _ in 0..<10 { _ = await throttle.attempt([counter("a")]) }
    #expect(store.calls == 2)
    await throttle.reset([counter("a")])
    #expect(store.isEmpty)
  }

  @Test("processes that share a store allow no more together than one, but for the first attempt of each")
  func processes() async {
    let store = MemoryStore()
    let throttles = (0..<3).map { _ in throttle(store: store) }
    var allowed = 0
    for _ in 0..<10 {
      for throttle in throttles where await throttle.attempt([counter("a", 6)]) == nil { allowed += 1 }
    }
    #expect((6...8).contains(allowed))
  }

  @Test("while the store is down the counts in memory go on, and it hears of them later")
  func broken() async {
    let store = MemoryStore()
    let throttle = throttle(store: store)
    store.isDown = true
    for _ in 0..<2 { #expect(await throttle.attempt([counter("a")]) == nil) }
    store.isDown = false
    #expect(await throttle.attempt([counter("a")]) == nil)
    #expect(store.attempts == [3])
    #expect(await throttle.attempt([counter("a")]) == 60)
  }

  @Test("what must be stored tells the store of the first attempt, and fails while it is down")
  func stored() async throws {
    let store = MemoryStore()
    let throttles = (0..<2).map { _ in throttle(store: store) }
    for throttle in throttles { #expect(try await throttle.attemptStored([counter("a", 2)]) == nil) }
    #expect(store.attempts == [2])
    #expect(try await throttles[0].attemptStored([counter("a", 2)]) == 60)
    store.isDown = true
    await #expect(throws: (any Error).self) { try await throttles[0].attemptStored([counter("b", 2)]) }
    #expect(try await throttle().attemptStored([counter("a", 2)]) == nil)
  }
}

/// A store that several throttles of a test share.
private final class MemoryStore: AttemptStore {
  private struct Down: Error {}

  private let state = Mutex((counts: [String: AttemptCount](), calls: 0, isDown: false))

  var calls: Int { state.withLock { $0.calls } }
  var isEmpty: Bool { state.withLock { $0.counts.isEmpty } }
  var attempts: [Int] { state.withLock { $0.counts.values.map(\.attempts) } }

  var isDown: Bool {
    get { state.withLock { $0.isDown } }
    set { state.withLock { $0.isDown = newValue } }
  }

  func add(_ additions: [AttemptCount]) async throws -> [AttemptCount] {
    try state.withLock { state in
      if state.isDown { throw Down() }
      state.calls += 1
      return additions.map { addition in
        let known = state.counts[addition.key]
        let count = AttemptCount(
          key: addition.key, attempts: (known?.attempts ?? 0) + addition.attempts, end: known?.end ?? addition.end)
        state.counts[addition.key] = count
        return count
      }
    }
  }

  func remove(_ keys: [SHA256Digest]) async throws {
    state.withLock { state in
      for key in keys { state.counts[key.hexadecimal] = nil }
    }
  }
}
