import Synchronization

/// Counts what is done.
final class ProgressTally: Sendable {
  private struct State {
    var done: PublishProgress
    /// The part of the file that has been sent so far.
    var part = 0

    var shown: PublishProgress {
      var progress = done
      progress.bytes += part
      return progress
    }
  }

  private let state: Mutex<State>
  private let report: @Sendable (PublishProgress) -> Void

  init(_ files: [CollectedFile], report: @escaping @Sendable (PublishProgress) -> Void) {
    let total = files.reduce(0) { $0 + $1.size }
    state = Mutex(State(done: PublishProgress(totalFiles: files.count, totalBytes: total)))
    self.report = report
  }

  func add(_ file: CollectedFile) {
    report(
      state.withLock { state in
        state.done.files += 1
        state.done.bytes += file.size
        if LargeFile(file) != nil { state.part = 0 }
        return state.shown
      })
  }

  /// Counts bytes of a large file, of which one is sent at a time.
  func add(part bytes: Int, of file: CollectedFile) {
    report(
      state.withLock { state in
        state.part = min(state.part + bytes, file.size)
        return state.shown
      })
  }
}
