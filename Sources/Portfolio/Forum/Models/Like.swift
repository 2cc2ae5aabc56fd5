import Foundation
import ManageKit

/// A user's like of a post or of a comment.
@Model("forum_forumlike", indexes: [.unique("author", "post"), .unique("author", "comment")])
struct Like {
  @ID let id: Int
  @CreatedAt var createdAt: Date
  @UpdatedAt var updatedAt: Date
  @References(User.self, onDelete: .cascade) var author: User.ID
  @References(Post.self, onDelete: .cascade) var post: Post.ID?
  @References(Comment.self, onDelete: .cascade) var comment: Comment.ID?
}

extension Like {
  /// Likes a post, or no longer, and counts that in the same transaction.
  nonisolated(nonsending) static func toggle(post: Post.ID, by user: User.ID, in connection: Connection) async throws {
    try await Post.lock(post, in: connection)
    let given = filter { $0.author == user && $0.post == post }
    let change = try await toggle(Draft(author: user, post: post), given, in: connection)
    try await Post.filter { $0.id == post && $0.likeCount + change >= 0 }.update(in: connection, touch: false) {
      $0.likeCount += change
    }
  }

  /// Likes a comment, or no longer, and counts that in the same transaction.
  nonisolated(nonsending) static func toggle(
    comment: Comment.ID, of post: Post.ID, by user: User.ID, in connection: Connection
  ) async throws {
    _ = try await Comment.filter { $0.id == comment && $0.post == post && $0.isActive && $0.post.isActive }
      .select { $0.id }.forUpdate().get(from: connection)
    let given = filter { $0.author == user && $0.comment == comment }
    let change = try await toggle(Draft(author: user, comment: comment), given, in: connection)
    try await Comment.filter { $0.id == comment && $0.likeCount + change >= 0 }.update(in: connection, touch: false) {
      $0.likeCount += change
    }
  }

  /// Whether there is one like more, 1, or one less, -1.
  private nonisolated(nonsending) static func toggle(
    _ draft: Draft, _ given: Query<Like, Like>, in connection: Connection
  ) async throws -> Int {
    guard try await given.delete(from: connection).isEmpty else { return -1 }
    try await insert(draft, into: connection)
    return 1
  }
}
