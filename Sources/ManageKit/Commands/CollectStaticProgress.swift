import Foundation
import Synchronization

/// Shows how far publishing has come: a bar on a terminal, elsewhere a line every few seconds.
final class CollectStaticProgress: Sendable {
  private struct State {
    var next: ContinuousClock.Instant
    var isLineOpen = false
  }

  private let console: Console
  private let start = ContinuousClock.now
  private let state: Mutex<State>

  init(console: Console) {
    self.console = console
    state = Mutex(State(next: start + .seconds(console.canRewriteLine ? 0 : 5)))
  }

  /// Shows a state, unless the last was shown just now.
  @Sendable func show(_ progress: PublishProgress) {
    guard console.verbosity > 0 else { return }
    let (now, isTerminal) = (ContinuousClock.now, console.canRewriteLine)
    state.withLock { state in
      guard now >= state.next else { return }
      state.next = now + (isTerminal ? .milliseconds(100) : .seconds(5))
      state.isLineOpen = isTerminal
      let line = Self.line(progress, after: now - start)
      console.sayPart(isTerminal ? "\r\u{1B}[K\(line)" : "\(line)\n")
    }
  }

  /// Takes the bar away.
  func end() {
    state.withLock { state in
      if state.isLineOpen { console.sayPart("\r\u{1B}[K") }
      state.isLineOpen = false
    }
  }

  /// `[#####-----] 50 %  565/1130 files  8.0 of 16.0 MB  12.3 MB/s`
  static func line(_ progress: PublishProgress, after time: Duration) -> String {
    let part = progress.totalBytes > 0 ? Double(progress.bytes) / Double(progress.totalBytes) : 1
    let filled = Int(part * 20)
    let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 20 - filled)
    let seconds = max(time / .seconds(1), 0.001)
    return "[\(bar)] \(Int(part * 100)) %  \(progress.files)/\(progress.totalFiles) files  "
      + "\(megabytes(progress.bytes)) of \(megabytes(progress.totalBytes)) MB  "
      + "\(megabytes(Int(Double(progress.bytes) / seconds))) MB/s"
  }

  private static func megabytes(_ bytes: Int) -> String {
    (Double(bytes) / 1_000_000).formatted(.number.precision(.fractionLength(1)).locale(Locale(identifier: "en_US")))
  }
}
