import Foundation
import ManageKit

/// The address that a post was written from.
@Model("forum_forumpostiprecord")
struct PostAddress {
  @ID let id: Int
  @Field(column: "ip") var address: IPAddress
  @CreatedAt var date: Date
  @References(Post.self, onDelete: .cascade) var post: Post.ID
  @References(User.self, onDelete: .cascade) var user: User.ID
}

/// The address that a comment was written from.
@Model("forum_forumcommentiprecord")
struct CommentAddress {
  @ID let id: Int
  @Field(column: "ip") var address: IPAddress
  @CreatedAt var date: Date
  @References(Comment.self, onDelete: .cascade) var comment: Comment.ID
  @References(User.self, onDelete: .cascade) var user: User.ID
}
