import Foundation
import ManageKit

/// A user's report of a post, for staff to look at.
@Model(
  "forum_report", name: ["en": "report", "ko": "신고"], plural: ["en": "reports"],
  indexes: [.unique("post", "reporter")])
struct Report {
  @ID let id: Int
  @CreatedAt var createdAt: Date
  @Field(max: 300) var reason: String
  @References(Post.self, onDelete: .cascade) var post: Post.ID
  @References(User.self, onDelete: .cascade) var reporter: User.ID
  var settledAt: Date?
}

extension Report {
  /// Settles the open reports of a post: `UPDATE forum_report SET settled_at = ? WHERE post_id = ? AND …`
  nonisolated(nonsending) static func settle(post: Post.ID, in database: some DatabaseAccess) async throws {
    let now = Date()
    try await filter { $0.post == post && $0.settledAt == nil }.update(in: database) { $0.settledAt = now }
  }
}
