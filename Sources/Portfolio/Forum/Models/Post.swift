import Foundation
import ManageKit

/// A post: plain text under a title.
@Model("forum_forumpost", name: ["en": "post", "ko": "게시글"], plural: ["en": "posts"])
struct Post {
  @ID let id: Int
  @CreatedAt var createdAt: Date
  @UpdatedAt var updatedAt: Date
  @Field(max: 30) var title: String
  var content: String
  /// The file that a post of the Django site has, by its name in the storage, or nothing.
  @Field(max: 100) var file = ""
  /// The address that it was last written from.
  @Field(column: "last_ip") var lastAddress: IPAddress?
  @References(User.self, column: "user_id", onDelete: .cascade) var author: User.ID
  @References(Category.self, onDelete: .setNull) var category: Category.ID?
  var isActive = true
  @Field(column: "cache_comments_count") var commentCount = 0
  @Field(column: "cache_likes_count") var likeCount = 0
  @Field(column: "cache_views_count") var viewCount = 0
  /// The category's name when the post was written, for the Django site.
  @Field(max: 30) var categoryName = ""
  /// The author's name when the post was written, for the Django site.
  @Field(max: 30, column: "user_name") var authorName = ""
  var deletedAt: Date?
}

extension Post {
  static let tags = ManyToMany(through: \PostTag.Columns.post, \PostTag.Columns.tag)

  /// The posts that pages show.
  static var visible: Query<Post, Post> { filter { $0.isActive } }

  /// The post that the request's path names, for one who may do this with it.
  ///
  /// Throws a 404 for one that no page shows, and a 403 for others' posts.
  static func visible(in context: WebContext, to action: Action, by user: User) async throws -> Post {
    let id: ID = try context.parameter("id")
    let post = try await visible.filter { $0.id == id }.get(from: context.database)
    try Role(of: user, towards: post.author).require(action)
    return post
  }

  /// Hides the post, to be removed for good after a while, and settles its reports.
  nonisolated(nonsending) func hide(in connection: Connection) async throws {
    let now = Date()
    try await Post.filter { $0.id == id && $0.isActive }.update(in: connection) {
      $0.isActive = false
      $0.deletedAt = now
    }
    try await Report.settle(post: id, in: connection)
  }

  /// Removes the posts and comments that were deleted before `end`, and counts again what accounts that are gone leave
  /// behind. A comment stays, without being shown, as long as there are answers to it.
  ///
  /// Returns how many posts and comments it were.
  static func purge(deletedBefore end: Date, in database: Database) async throws -> Int {
    let answered = Comment.filter { $0.parentComment != nil }.select { $0.parentComment }
    let comments = try await Comment.filter { $0.deletedAt <= end && !$0.id.in(answered) }.delete(from: database)
    let posts = try await filter { $0.deletedAt <= end }.delete(from: database)
    _ = try await RenewCache.renew(in: database)
    return [comments, posts].reduce(0) { $0 + $1[Comment.schema.table, default: 0] + $1[schema.table, default: 0] }
  }

  /// Keeps other transactions from counting at the post until this one ends. Throws a 404 for one that no page shows.
  nonisolated(nonsending) static func lock(_ id: ID, in connection: Connection) async throws {
    _ = try await visible.filter { $0.id == id }.select { $0.id }.forUpdate().get(from: connection)
  }
}
