internal import CManageCurl
import Foundation
import Synchronization

/// Runs transfers on one thread of its own, where alone libcurl's handles live.
///
/// It knows no protocol: a caller prepares a handle on that thread, and gets back a value that it made there of the
/// ended transfer.
final class TransferLoop: Sendable {
  /// Makes the output of an ended transfer, on the loop's thread.
  typealias Finish<Output> = (EasyHandle, CURLcode) throws(TransferError) -> Output

  private struct Inbox {
    var jobs: [TransferJob] = []
    var isClosed = false
  }

  private let multi = MultiHandle()
  private let inbox = Mutex(Inbox())

  init() {
    let thread = Thread { self.serve() }
    thread.name = "curl"
    thread.start()
  }

  /// Runs one transfer to its end. Throws `TransferError`, or `CancellationError` when the task is cancelled.
  func run<Output: Sendable>(
    _ prepare: @escaping @Sendable (EasyHandle) throws(TransferError) -> Finish<Output>
  ) async throws -> Output {
    let cancellation = TransferJob.Cancellation()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        enqueue(TransferJob(cancellation: cancellation, continuation: continuation, prepare: prepare))
      }
    } onCancel: {
      cancellation.request()
      multi.wakeUp()
    }
  }

  /// Ends the thread; running transfers fail with `TransferError.closed`, and so does every later one.
  func close() {
    inbox.withLock { $0.isClosed = true }
    multi.wakeUp()
  }

  private func enqueue(_ job: TransferJob) {
    let isAccepted = inbox.withLock { inbox in
      if !inbox.isClosed { inbox.jobs.append(job) }
      return !inbox.isClosed
    }
    isAccepted ? multi.wakeUp() : job.fail(TransferError.closed)
  }

  private func serve() {
    blockBrokenPipeSignal()
    let running = RunningTransfers(on: multi)
    repeat {
      running.start(takeJobs())
      running.dropCancelled()
    } while running.perform() && !isClosed && multi.wait()
    close()
    running.start(takeJobs())
    running.failAll(TransferError.closed)
  }

  /// Makes a write to a dead peer fail on this thread; left alone, the signal would end the process.
  private func blockBrokenPipeSignal() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  private var isClosed: Bool { inbox.withLock { $0.isClosed } }

  private func takeJobs() -> [TransferJob] {
    inbox.withLock { inbox in
      defer { inbox.jobs = [] }
      return inbox.jobs
    }
  }
}
