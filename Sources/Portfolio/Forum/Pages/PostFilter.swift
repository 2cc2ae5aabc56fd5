import ManageKit

/// The part of all posts that the query of `/forum/posts/` asks for, and their order.
struct PostFilter: Sendable {
  /// The orders that `?sort=` names.
  enum Sort: String, Sendable {
    case newest, likes, comments, views
  }

  private static let longestWord = 200

  let sort: Sort
  /// Of these categories alone; nil for all.
  let category: CategoryTree.Entry?
  let tag: String?
  private let branch: [Category.ID]?

  /// Throws a 404 for a category that isn't there.
  init(_ query: FormData, _ categories: CategoryTree) throws {
    sort = try query["sort"].flatMap { Sort(rawValue: try $0.string(maximumBytes: Self.longestWord)) } ?? .newest
    tag = try query["tag"].flatMap { try $0.isEmpty ? nil : $0.string(maximumBytes: Self.longestWord) }
    guard let text = query["category"], !text.isEmpty else {
      (category, branch) = (nil, nil)
      return
    }
    guard let id = text.value(as: Int.self), let entry = categories[id] else { throw HTTPError(.notFound) }
    (category, branch) = (entry, categories.branch(of: id).map(\.id))
  }

  /// The posts, in no order.
  var posts: Query<Post, Post> {
    var posts = Post.visible
    if let branch { posts = posts.filter { $0.category.in(branch) } }
    if let tag { posts = posts.filter { $0.id.in(PostTag.filter { $0.tag.name == tag }.select { $0.post }) } }
    return posts
  }

  /// The posts in their order; those behind the one with a key where that is known.
  ///
  ///     WHERE ("created_at", "id") < ((SELECT created_at FROM forum_forumpost WHERE id = ?), ?)
  ///     ORDER BY "created_at" DESC, "id" DESC
  func ordered(after key: Post.ID?) -> Query<Post, Post> {
    switch sort {
    case .newest: ordered(after: key, by: \.createdAt)
    case .likes: ordered(after: key, by: \.likeCount)
    case .comments: ordered(after: key, by: \.commentCount)
    case .views: ordered(after: key, by: \.viewCount)
    }
  }

  private func ordered<Value>(
    after key: Post.ID?, by column: KeyPath<Post.Columns, Column<Value>>
  ) -> Query<Post, Post> {
    let posts = posts.order { [$0[keyPath: column].descending, $0.id.descending] }
    guard let key else { return posts }
    let last = Post.filter { $0.id == key }.select { $0[keyPath: column] }.value() as SQLExpression<Value?>
    return posts.filter { SQLExpression<Bool>(raw: "(\($0[keyPath: column]), \($0.id)) < (\(last), \(key))") }
  }
}
