internal import CManageCurl
import Synchronization

/// A transfer on its way to the loop's thread: what to do there, and who waits for it.
struct TransferJob: Sendable {
  /// Whether the waiting task was cancelled; asked by the loop's thread.
  final class Cancellation: Sendable {
    private let requested = Atomic(false)

    var isRequested: Bool { requested.load(ordering: .acquiring) }

    func request() {
      requested.store(true, ordering: .releasing)
    }
  }

  let cancellation: Cancellation
  /// Sets up the handle and gives what is to be called, once, with the transfer's result.
  let prepare: @Sendable (EasyHandle) throws(TransferError) -> (EasyHandle, CURLcode) -> Void
  /// Called instead, once, when the transfer can't start or won't end.
  let fail: @Sendable (any Error) -> Void

  init<Output: Sendable>(
    cancellation: Cancellation,
    continuation: CheckedContinuation<Output, any Error>,
    prepare: @escaping @Sendable (EasyHandle) throws(TransferError) -> TransferLoop.Finish<Output>
  ) {
    self.cancellation = cancellation
    self.prepare = { easy throws(TransferError) in
      let finish = try prepare(easy)
      return { easy, result in continuation.resume(with: Result { try finish(easy, result) }) }
    }
    self.fail = { continuation.resume(throwing: $0) }
  }
}
