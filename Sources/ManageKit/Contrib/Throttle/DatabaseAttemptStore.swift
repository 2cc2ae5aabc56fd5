import Crypto
import Foundation
import ManageGroundwork
import Synchronization

/// Counts of attempts in the table `throttle_attempt`, which all processes of a site share.
final class DatabaseAttemptStore: AttemptStore {
  /// How long a server waits before it removes what has passed again.
  private static let pause = Duration.seconds(600)

  private let database: Database
  private let due = Mutex(ContinuousClock.now)

  init(_ database: Database) {
    self.database = database
  }

  /// One statement: `INSERT … ON CONFLICT (counter) DO UPDATE … RETURNING …`
  func add(_ additions: [AttemptCount]) async throws -> [AttemptCount] {
    try await removePassed()
    let now = Date()
    // In the order of their keys, so that no two processes wait for each other.
    let rows = additions.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { "(\($0.key), \($0.attempts), \($0.end))" as SQL }
    return try await database.fetch(
      """
      INSERT INTO throttle_attempt AS known (counter, attempts, window_end) VALUES \(sql: .joined(rows, ", "))
      ON CONFLICT (counter) DO UPDATE SET
      attempts = CASE WHEN known.window_end > \(now) THEN known.attempts ELSE 0 END + excluded.attempts,
      window_end = CASE WHEN known.window_end > \(now) THEN known.window_end ELSE excluded.window_end END
      RETURNING counter, attempts, window_end
      """
    ) { row in
      AttemptCount(
        key: try row.decode(String.self), attempts: try row.decode(Int.self), end: try row.decode(Date.self))
    }
  }

  func remove(_ keys: [SHA256Digest]) async throws {
    let keys = keys.map { "\($0.hexadecimal)" as SQL }
    try await database.execute("DELETE FROM throttle_attempt WHERE counter IN (\(sql: .joined(keys, ", ")))")
  }

  private func removePassed() async throws {
    let isDue = due.withLock { due in
      guard ContinuousClock.now >= due else { return false }
      due = .now + Self.pause
      return true
    }
    if isDue { try await database.execute("DELETE FROM throttle_attempt WHERE window_end <= \(Date())") }
  }
}
