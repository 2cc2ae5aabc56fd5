import Crypto
import Foundation

/// Keeps counts of attempts for all processes of a site.
protocol AttemptStore: Sendable {
  /// Adds attempts to counts, and returns the counts; one whose time has passed begins again.
  func add(_ additions: [AttemptCount]) async throws -> [AttemptCount]
  /// Forgets counts.
  func remove(_ keys: [SHA256Digest]) async throws
}

/// How many attempts were counted, and until when they count.
struct AttemptCount: Sendable {
  /// The digest of the thing counted, as two hexadecimal digits a byte.
  let key: String
  let attempts: Int
  let end: Date
}
