import Foundation
import Synchronization

/// Removes sessions that have expired, a few at a time, so that their table doesn't grow for ever.
final class ExpiredSessions: Sendable {
  /// How many rows one statement removes, so that it holds no lock for long.
  private static let batch = 1000
  /// How long a server waits before it looks for more.
  private static let pause = Duration.seconds(600)

  private let database: Database
  private let due: Mutex<ContinuousClock.Instant>

  init(_ database: Database) {
    self.database = database
    due = Mutex(.now)
  }

  /// Removes a batch, unless that was done a short while ago.
  func removeSome() async throws {
    let isDue = due.withLock { due in
      guard ContinuousClock.now >= due else { return false }
      due = .now + Self.pause
      return true
    }
    if isDue, try await removeBatch() == Self.batch { due.withLock { $0 = .now } }
  }

  /// Removes all; returns how many there were.
  func removeAll() async throws -> Int {
    var removed = 0
    while true {
      let count = try await removeBatch()
      removed += count
      guard count == Self.batch else { return removed }
    }
  }

  /// `DELETE FROM django_session WHERE session_key IN (SELECT … WHERE expire_date <= now LIMIT 1000)`
  private func removeBatch() async throws -> Int {
    let now = Date()
    return try await database.execute(
      """
      DELETE FROM django_session WHERE session_key IN
      (SELECT session_key FROM django_session WHERE expire_date <= \(now) LIMIT \(Self.batch))
      """)
  }
}
