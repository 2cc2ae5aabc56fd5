import ManageKit

/// `manage renewcache`
struct RenewCache: Command {
  static let name = "renewcache"
  static let summary = "Count the comments and likes of all posts again, and copy the names that they show."
  static let requirements: [Requirement] = [.database]

  func run(in context: CommandContext) async throws {
    let count = try await context.withDatabase { try await Self.renew(in: $0) }
    context.console.announce("\(count) \(count == 1 ? "post" : "posts") renewed.")
  }

  /// Renews the posts that are behind, in two statements, and returns how many they were.
  static func renew(in database: Database) async throws -> Int {
    try await database.transaction { connection in
      try await connection.execute(comments)
      return try await connection.execute(posts)
    }
  }

  private static let comments: SQL = """
    UPDATE forum_forumcomment SET cache_likes_count = fresh.likes
    FROM (
      SELECT c.id, (SELECT count(*) FROM forum_forumlike AS l WHERE l.comment_id = c.id) AS likes
      FROM forum_forumcomment AS c
    ) AS fresh
    WHERE fresh.id = forum_forumcomment.id AND cache_likes_count <> fresh.likes
    """

  /// Looks are kept: those of before the forum counted them have no rows.
  private static let posts: SQL = """
    UPDATE forum_forumpost SET
      cache_comments_count = fresh.comments, cache_likes_count = fresh.likes, category_name = fresh.category,
      user_name = fresh.author
    FROM (
      SELECT p.id, substr(u.username, 1, 30) AS author, coalesce(k.name, '') AS category,
        (SELECT count(*) FROM forum_forumcomment AS c WHERE c.post_id = p.id AND c.is_active) AS comments,
        (SELECT count(*) FROM forum_forumlike AS l WHERE l.post_id = p.id) AS likes
      FROM forum_forumpost AS p JOIN accounts_user AS u ON u.id = p.user_id
        LEFT JOIN forum_forumcategory AS k ON k.id = p.category_id
    ) AS fresh
    WHERE fresh.id = forum_forumpost.id
      AND (cache_comments_count, cache_likes_count, category_name, user_name)
        <> (fresh.comments, fresh.likes, fresh.category, fresh.author)
    """
}
