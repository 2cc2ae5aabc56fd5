import Dispatch
import Foundation
import Synchronization

/// A few threads of its own for work that burns a processor, with a queue of bounded length.
///
/// Each thread is a serial dispatch queue's: none is taken from Swift's tasks, which must never wait for a hash. Work may
/// name its source: each has a share of the queue, and they take turns, so that a flood from one leaves room for others.
package final class HashingPool: Sendable {
  fileprivate struct Job: Sendable {
    let source: String?
    /// Does the work, and returns a function that resumes its caller.
    let work: @Sendable () -> @Sendable () -> Void
  }

  fileprivate struct State {
    var idle: [DispatchQueue]
    var waiting: [Job] = []
    /// How many jobs of each source wait or run.
    var shares: [String: Int] = [:]
    /// The source whose job began last.
    var lastSource: String?
  }

  /// How many jobs of one source wait or run at once.
  private static let share = 2

  private let state: Mutex<State>
  private let waitingLimit: Int

  /// A pool of `width` threads (by default half the processors) with at most `waiting` jobs in line: by default eight
  /// a thread, a wait of some seconds.
  package init(width: Int? = nil, waiting: Int? = nil) {
    let width = max(1, width ?? ProcessInfo.processInfo.activeProcessorCount / 2)
    let queues = (0..<width).map { DispatchQueue(label: "manage.hashing.\($0)") }
    state = Mutex(State(idle: queues))
    waitingLimit = waiting ?? 8 * width
  }

  /// Runs `work` on a thread of the pool.
  ///
  /// - Throws: ``PasswordHasherError/busy`` at once if the line or the source's share is full, else what `work` throws.
  func run<Value: Sendable>(
    for source: String? = nil, _ work: @escaping @Sendable () throws(PasswordHasherError) -> Value
  ) async throws(PasswordHasherError) -> Value {
    let result = await withCheckedContinuation { continuation in
      let job = Job(source: source) {
        let result = Result { () throws(PasswordHasherError) in try work() }
        return { continuation.resume(returning: result) }
      }
      if !submit(job) { continuation.resume(returning: .failure(.busy)) }
    }
    return try result.get()
  }

  private func submit(_ job: Job) -> Bool {
    state.withLock { state in
      if let source = job.source, state.shares[source, default: 0] >= Self.share { return false }
      if let queue = state.idle.popLast() {
        state.begin(job)
        state.enter(job)
        queue.async { self.work(job, on: queue) }
        return true
      }
      guard state.waiting.count < waitingLimit else { return false }
      state.enter(job)
      state.waiting.append(job)
      return true
    }
  }

  private func work(_ first: Job, on queue: DispatchQueue) {
    var job: Job? = first
    while let current = job {
      let answer = current.work()
      job = state.withLock { state in
        state.leave(current)
        guard let next = state.next() else {
          state.idle.append(queue)
          return nil
        }
        return next
      }
      // Only now, so that whoever asks again at once finds the thread free.
      answer()
    }
  }
}

extension HashingPool.State {
  fileprivate mutating func enter(_ job: HashingPool.Job) {
    if let source = job.source { shares[source, default: 0] += 1 }
  }

  fileprivate mutating func leave(_ job: HashingPool.Job) {
    guard let source = job.source, let count = shares[source] else { return }
    shares[source] = count > 1 ? count - 1 : nil
  }

  fileprivate mutating func begin(_ job: HashingPool.Job) {
    lastSource = job.source
  }

  /// The job that waits longest, of another source than the last one where there is one.
  fileprivate mutating func next() -> HashingPool.Job? {
    let other = waiting.firstIndex { $0.source == nil || $0.source != lastSource }
    guard let index = other ?? waiting.indices.first else { return nil }
    let job = waiting.remove(at: index)
    begin(job)
    return job
  }
}
