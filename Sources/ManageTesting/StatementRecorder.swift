import ManageKit
import Synchronization

/// Keeps the texts of the statements that ran.
final class StatementRecorder: Sendable {
  private let recorded = Mutex<[String]>([])

  /// The statements since they were cleared, in the order in which they ended.
  var texts: [String] { recorded.withLock { $0 } }

  func note(_ event: StatementEvent) {
    recorded.withLock { $0.append(event.sql.description) }
  }

  func clear() {
    recorded.withLock { $0 = [] }
  }
}
