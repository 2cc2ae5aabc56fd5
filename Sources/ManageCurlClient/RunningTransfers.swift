internal import CManageCurl

/// The transfers that libcurl works on, on the loop's thread; each is answered exactly once.
final class RunningTransfers {
  private struct Transfer {
    let easy: EasyHandle
    let job: TransferJob
    let finish: (EasyHandle, CURLcode) -> Void
  }

  private let multi: MultiHandle
  private var transfers: [UnsafeMutableRawPointer?: Transfer] = [:]

  init(on multi: MultiHandle) {
    self.multi = multi
  }

  func start(_ jobs: [TransferJob]) {
    for job in jobs {
      do throws(TransferError) {
        let easy = try EasyHandle()
        let finish = try job.prepare(easy)
        guard multi.add(easy) else { throw .couldNotStart(reason: "libcurl took no transfer") }
        transfers[easy.pointer] = Transfer(easy: easy, job: job, finish: finish)
      } catch {
        job.fail(error)
      }
    }
  }

  func dropCancelled() {
    for (pointer, transfer) in transfers where transfer.job.cancellation.isRequested {
      take(pointer)?.job.fail(CancellationError())
    }
  }

  /// Moves every transfer on and answers those that ended; false when libcurl can't go on.
  func perform() -> Bool {
    let canGoOn = multi.perform()
    while let (pointer, result) = multi.nextDone() {
      if let transfer = take(pointer) { transfer.finish(transfer.easy, result) }
    }
    return canGoOn
  }

  func failAll(_ error: TransferError) {
    for pointer in transfers.keys {
      take(pointer)?.job.fail(error)
    }
  }

  private func take(_ pointer: UnsafeMutableRawPointer?) -> Transfer? {
    let transfer = transfers.removeValue(forKey: pointer)
    if let transfer { multi.remove(transfer.easy) }
    return transfer
  }
}
