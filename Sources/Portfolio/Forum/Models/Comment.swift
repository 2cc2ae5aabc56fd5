import Foundation
import ManageKit

/// A comment on a post, or an answer to one.
@Model("forum_forumcomment", name: ["en": "comment", "ko": "댓글"], plural: ["en": "comments"])
struct Comment {
  @ID let id: Int
  @CreatedAt var createdAt: Date
  @UpdatedAt var updatedAt: Date
  @Field(max: 300) var content: String
  var isActive = true
  @References(User.self, onDelete: .cascade) var author: User.ID
  @References(Post.self, onDelete: .cascade) var post: Post.ID
  @References(Comment.self, onDelete: .cascade) var parentComment: Comment.ID?
  var deletedAt: Date?
  @Field(column: "cache_likes_count", default: 0) var likeCount = 0
}

extension Comment {
  /// Adds a comment and counts it.
  nonisolated(nonsending) static func add(_ draft: Draft, from address: IPAddress?, in connection: Connection)
    async throws -> Comment
  {
    try await Post.lock(draft.post, in: connection)
    let comment = try await insert(draft, into: connection)
    if let address {
      let record = CommentAddress.Draft(address: address, comment: comment.id, user: draft.author)
      try await CommentAddress.insert(record, into: connection)
    }
    try await Post.filter { $0.id == draft.post }.update(in: connection, touch: false) { $0.commentCount += 1 }
    return comment
  }

  /// Hides the comment, and counts one less; answers to it stay.
  nonisolated(nonsending) func hide(in connection: Connection) async throws {
    try await Post.lock(post, in: connection)
    let now = Date()
    let hidden = try await Comment.filter { $0.id == id && $0.isActive }.update(in: connection) {
      $0.isActive = false
      $0.deletedAt = now
    }
    guard hidden > 0 else { return }
    try await Post.filter { $0.id == post && $0.commentCount > 0 }.update(in: connection, touch: false) {
      $0.commentCount -= 1
    }
  }
}
