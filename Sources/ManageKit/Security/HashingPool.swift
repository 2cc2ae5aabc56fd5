import Dispatch
import Foundation
import Synchronization

/// A few threads of its own for work that burns a processor, with a queue of bounded length.
///
/// Each thread is a serial dispatch queue's: none is taken from Swift's tasks, which must never wait for a hash.
package final class HashingPool: Sendable {
  /// Does the work, and returns a function that resumes its caller.
  private typealias Job = @Sendable () -> @Sendable () -> Void

  private struct State {
    var idle: [DispatchQueue]
    var waiting: [Job] = []
  }

  private let state: Mutex<State>
  private let waitingLimit: Int

  /// A pool of `width` threads (by default half the processors) with at most `waiting` jobs in line: by default four
  /// a thread, a wait of some seconds.
  package init(width: Int? = nil, waiting: Int? = nil) {
    let width = max(1, width ?? ProcessInfo.processInfo.activeProcessorCount / 2)
    let queues = (0..<width).map { DispatchQueue(label: "manage.hashing.\($0)") }
    state = Mutex(State(idle: queues))
    waitingLimit = waiting ?? 4 * width
  }

  /// Runs `work` on a thread of the pool.
  ///
  /// - Throws: ``PasswordHasherError/busy`` at once if the line is full, else what `work` throws.
  func run<Value: Sendable>(
    _ work: @escaping @Sendable () throws(PasswordHasherError) -> Value
  ) async throws(PasswordHasherError) -> Value {
    let result = await withCheckedContinuation { continuation in
      let isAccepted = submit {
        let result = Result { () throws(PasswordHasherError) in try work() }
        return { continuation.resume(returning: result) }
      }
      if !isAccepted { continuation.resume(returning: .failure(.busy)) }
    }
    return try result.get()
  }

  private func submit(_ job: @escaping Job) -> Bool {
    state.withLock { state in
      if let queue = state.idle.popLast() {
        queue.async { self.work(job, on: queue) }
        return true
      }
      guard state.waiting.count < waitingLimit else { return false }
      state.waiting.append(job)
      return true
    }
  }

  private func work(_ first: @escaping Job, on queue: DispatchQueue) {
    var job: Job? = first
    while let current = job {
      let answer = current()
      job = state.withLock { state in
        guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
        state.idle.append(queue)
        return nil
      }
      // Only now, so that whoever asks again at once finds the thread free.
      answer()
    }
  }
}
