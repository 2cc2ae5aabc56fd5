import Foundation
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// All that the connections of a server share.
final class ServerState: Sendable {
  let responder: any HTTPResponder<WebContext>
  let limits: ServerLimits
  let logger: Logger
  private let stopping = Atomic(false)
  private let overrunning = Atomic(0)
  private let date = Mutex((second: 0, text: ""))

  init(responder: any HTTPResponder<WebContext>, limits: ServerLimits, logger: Logger) {
    self.responder = responder
    self.limits = limits
    self.logger = logger
  }

  /// Whether the server is to stop, and no connection goes on after its answer.
  var isStopping: Bool { stopping.load(ordering: .acquiring) }

  func stop() { stopping.store(true, ordering: .releasing) }

  /// How many handlers are still at work whose connection is gone, or was answered without them.
  var overrunningTasks: Int { overrunning.load(ordering: .acquiring) }

  /// Counts a task until it ends.
  func count(_ task: Task<Void, Never>) {
    overrunning.add(1, ordering: .acquiringAndReleasing)
    Task {
      await task.value
      overrunning.subtract(1, ordering: .acquiringAndReleasing)
    }
  }

  /// The header `Date`, which changes once a second.
  var dateText: String {
    let now = Int(Date().timeIntervalSince1970)
    return date.withLock { date in
      if date.second != now { date = (now, HTTPDate.text(of: now)) }
      return date.text
    }
  }
}
