import Foundation
import ManageKit

/// A post as lists show it, with the first lines of its text and its tags.
struct PostSummary: Sendable, TemplateObject {
  let id: Post.ID
  private var values: [String: TemplateValue]

  /// Those of `posts`, in the order in which they are, each with `count`:
  ///
  ///     SELECT p.id, p.title, substr(p.content, 1, 160), …, (SELECT COUNT(*) …) FROM forum_forumpost AS p
  ///       JOIN accounts_user … WHERE p.is_active …
  static func load(
    _ posts: Query<Post, Post>, counting count: SQLExpression<Int> = SQLExpression(0), from database: Database
  ) async throws -> [(PostSummary, Int)] {
    let rows = try await posts.select { post in
      (
        post.id, post.title, SQLExpression<String>(raw: "substr(\(post.content), 1, 160)"), post.createdAt,
        post.author.username, post.author.isActive, post.category.description, post.commentCount,
        post.likeCount, post.viewCount, count
      )
    }.fetch(from: database)
    return rows.map { row in
      let values: [String: TemplateValue] = [
        "title": .string(row.1), "excerpt": .string(row.2), "created_at": row.3.templateValue,
        "author": ["username": .string(row.4), "is_active": .bool(row.5)], "category": row.6.templateValue,
        "comments": .int(row.7), "likes": .int(row.8), "views": .int(row.9),
      ]
      return (PostSummary(id: row.0, values: values), row.10)
    }
  }

  /// Adds the tags of all, in one statement.
  static func addTags(to posts: inout [PostSummary], from database: Database) async throws {
    guard !posts.isEmpty else { return }
    let pairs = try await PostTag.filter { [posts] in $0.post.in(posts.map(\.id)) }
      .order { $0.tag.name.ascending }.select { ($0.post, $0.tag.name) }.fetch(from: database)
    let names = Dictionary(grouping: pairs, by: \.0)
    for index in posts.indices {
      posts[index].values["tags"] = names[posts[index].id, default: []].map(\.1).templateValue
    }
  }

  func member(_ name: String) -> TemplateValue? { name == "id" ? .int(id) : values[name] }
}
