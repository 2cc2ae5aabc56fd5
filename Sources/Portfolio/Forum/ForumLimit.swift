import Foundation
import ManageKit

/// How much a user may write within an hour; deleted texts count too.
struct ForumLimit: Sendable {
  static let posts = ForumLimit(
    count: 5, table: "forum_forumpost", author: "user_id",
    text: "You can write %(count)d posts an hour. Try again in %(minutes)d minutes.")
  static let comments = ForumLimit(
    count: 30, table: "forum_forumcomment", author: "author_id",
    text: "You can write %(count)d comments an hour. Try again in %(minutes)d minutes.")

  private static let hour: TimeInterval = 3600

  fileprivate let count: Int
  fileprivate let table, author, text: String

  /// Throws ``TooMuchWritten`` for a user who has written so much. What the same user writes at the same time waits,
  /// so that it is counted.
  nonisolated(nonsending) func check(_ user: User.ID, in connection: Connection) async throws {
    _ = try await User.filter { $0.id == user }.select { $0.id }.forUpdate().get(from: connection)
    let start = Date().addingTimeInterval(-Self.hour)
    let times = try await connection.fetch(
      """
      SELECT created_at FROM \(identifier: table) WHERE \(identifier: author) = \(user) AND created_at > \(start)
      ORDER BY created_at DESC LIMIT \(count)
      """
    ) { try $0.decode(Date.self) }
    guard times.count == count, let first = times.last else { return }
    let seconds = max(1, Int(first.timeIntervalSince(start).rounded(.up)))
    let message = TranslatableText(text, ["count": count, "minutes": (seconds + 59) / 60])
    throw TooMuchWritten(mistake: InvalidValue(code: "too_many", message: message), seconds: seconds)
  }
}

/// A user has written as much as is allowed within an hour.
struct TooMuchWritten: Error {
  /// What the form says.
  let mistake: InvalidValue
  /// How long until the next may be written.
  fileprivate let seconds: Int

  /// The page that says so: 429 with `Retry-After`.
  func refusing(_ page: Page) -> Page {
    var page = page
    page.status = .tooManyRequests
    page.headers[.retryAfter] = "\(seconds)"
    return page
  }
}
