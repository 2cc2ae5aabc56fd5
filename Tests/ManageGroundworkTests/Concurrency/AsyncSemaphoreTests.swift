import ManageGroundwork
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(5)))
struct AsyncSemaphoreTests {
  /// What the tasks of a test did.
  private final class Log: Sendable {
    private let entries = Mutex<[Int]>([])

    var all: [Int] { entries.withLock { $0 } }

    func add(_ number: Int) {
      entries.withLock { $0.append(number) }
    }
  }

  @Test("of width 1, one task at a time is in it")
  func exclusion() async throws {
    let semaphore = AsyncSemaphore(width: 1)
    let log = Log()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<100 {
        group.addTask {
          try await semaphore.pass {
            log.add(number)
            await Task.yield()
            log.add(number)
          }
        }
      }
      try await group.waitForAll()
    }
    let entries = log.all
    #expect(entries.count == 200)
    #expect(stride(from: 0, to: entries.count, by: 2).allSatisfy { entries[$0] == entries[$0 + 1] })
  }

  @Test("tasks get through in the order in which they asked")
  func order() async throws {
    let semaphore = AsyncSemaphore(width: 1)
    let log = Log()
    let tasks = try await semaphore.pass {
      let tasks = await inTurn(100, for: semaphore) { number in try await semaphore.pass { log.add(number) } }
      #expect(log.all.isEmpty)
      return tasks
    }
    for task in tasks { try await task.value }
    #expect(log.all == Array(0..<100))
  }

  /// Starts tasks that ask for a semaphore which is taken, each once the one before it has its turn.
  private func inTurn(
    _ count: Int, for semaphore: AsyncSemaphore, _ ask: @escaping @Sendable (Int) async throws -> Void
  ) async -> [Task<Void, any Error>] {
    var tasks: [Task<Void, any Error>] = []
    for number in 0..<count {
      tasks.append(Task { try await ask(number) })
      while semaphore.waitCount <= number { await Task.yield() }
    }
    return tasks
  }

  @Test("the result and the error of the body come out, and there is room after both")
  func outcome() async throws {
    struct Failure: Error {}
    let semaphore = AsyncSemaphore(width: 1)
    await #expect(throws: Failure.self) { try await semaphore.pass { throw Failure() } }
    #expect(try await semaphore.pass { 42 } == 42)
  }

  @Test("a limit that is over at once ends the waiting all the same")
  func shortLimit() async throws {
    let semaphore = AsyncSemaphore(width: 1)
    try await semaphore.pass {
      for _ in 0..<1000 {
        await #expect(throws: AsyncSemaphore.TimedOut.self) { try await semaphore.pass(within: .zero) {} }
      }
    }
  }

  @Test("a task cancelled while it waits leaves at once, and the others keep their turn")
  func cancelledWaiter() async throws {
    let semaphore = AsyncSemaphore(width: 1)
    let log = Log()
    let tasks = try await semaphore.pass {
      let tasks = await inTurn(3, for: semaphore) { number in try await semaphore.pass { log.add(number) } }
      tasks[1].cancel()
      await #expect(throws: CancellationError.self) { try await tasks[1].value }
      return tasks
    }
    for task in [tasks[0], tasks[2]] { try await task.value }
    #expect(log.all == [0, 2])
  }

  @Test("a task that was cancelled before it asked doesn't get through")
  func cancelledBefore() async throws {
    let semaphore = AsyncSemaphore(width: 1)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try await semaphore.pass { Issue.record("the body ran") }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    try await semaphore.pass {}
  }

  @Test("a task waits no longer than it may, and the others keep their turn")
  func timeLimit() async throws {
    let semaphore = AsyncSemaphore(width: 1)
    let log = Log()
    let tasks = try await semaphore.pass {
      let tasks = await inTurn(3, for: semaphore) { number in
        try await semaphore.pass(within: number == 1 ? .milliseconds(20) : .seconds(300)) { log.add(number) }
      }
      await #expect(throws: AsyncSemaphore.TimedOut.self) { try await tasks[1].value }
      return tasks
    }
    for task in [tasks[0], tasks[2]] { try await task.value }
    #expect(log.all == [0, 2])
    try await semaphore.pass(within: .zero) {}
  }

  @Test("1,000 tasks cancelled at random lose no wake-up")
  func cancellations() async throws {
    let semaphore = AsyncSemaphore(width: 1)
    let (entered, cancelled) = (Log(), Log())
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<1_000 {
        group.addTask {
          let task = Task {
            try await semaphore.pass {
              entered.add(number)
              await Task.yield()
            }
          }
          for _ in 0..<(number % 7) { await Task.yield() }
          if number % 3 != 0 { task.cancel() }
          do { try await task.value } catch { cancelled.add(number) }
        }
      }
    }
    #expect((entered.all + cancelled.all).sorted() == Array(0..<1_000))
    #expect(cancelled.all.allSatisfy { $0 % 3 != 0 })
    try await semaphore.pass {}
  }

  @Test("as many tasks as its width are in it at once, and more once it is widened")
  func width() async throws {
    let semaphore = AsyncSemaphore(width: 2)
    let log = Log()
    try await semaphore.pass {
      try await semaphore.pass {
        let tasks = await inTurn(2, for: semaphore) { number in try await semaphore.pass { log.add(number) } }
        #expect(log.all.isEmpty)
        semaphore.widen(to: 3)
        for task in tasks { try await task.value }
        #expect(log.all == [0, 1])
      }
    }
  }
}
