import Foundation
import ManageTesting
import Testing

@testable import ManageKit
@testable import Portfolio

private typealias Comment = Portfolio.Comment

@Suite("The commands that keep the forum in order")
struct ForumCommandTests {
  private static func ago(days: Double) -> Date { Date(timeIntervalSinceNow: -days * 86_400) }

  @Test("renewcache counts again what is wrong", arguments: TestDatabase.available)
  func renewCache(dialect: Dialect) async throws {
    try await CommandSite.with(dialect) { site async throws in
      let database = site.database
      let author = try await database.addUser("minsu").id
      let right = try await Post.insert(
        Post.Draft(title: "Right", content: "", author: author, viewCount: 3, authorName: "minsu"), into: database)
      let wrong = try await Post.insert(
        Post.Draft(title: "Wrong", content: "", author: author, commentCount: 9, authorName: "old"), into: database)
      let comment = try await Comment.insert(
        Comment.Draft(content: "text", author: author, post: wrong.id), into: database)
      try await Comment.insert(
        Comment.Draft(content: "gone", isActive: false, author: author, post: wrong.id), into: database)
      try await Like.insert(
        [Like.Draft(author: author, post: wrong.id), Like.Draft(author: author, comment: comment.id)], into: database)
      let output = try await site.manage("renewcache")
      #expect(output.exitCode == 0 && output.stdout == "1 post renewed.\n", "\(output)")
      let renewed = try await Post.get(wrong.id, from: database)
      #expect(renewed.commentCount == 1 && renewed.likeCount == 1 && renewed.authorName == "minsu")
      #expect(try await Comment.get(comment.id, from: database).likeCount == 1)
      #expect(try await Post.get(right.id, from: database) == right)
    }
  }

  @Test("purgedeleted removes what was deleted 30 days ago, and counts again", arguments: TestDatabase.available)
  func purgeDeleted(dialect: Dialect) async throws {
    try await CommandSite.with(dialect) { site async throws in
      let database = site.database
      let (author, leaving) = (try await database.addUser("minsu").id, try await database.addUser("jisoo"))
      for (title, days) in [("Old", 31.0), ("New", 29.0)] {
        let draft = Post.Draft(
          title: title, content: "", author: author, isActive: false, deletedAt: Self.ago(days: days))
        try await Post.insert(draft, into: database)
      }
      let post = try await Post.insert(
        Post.Draft(title: "Kept", content: "", author: author, commentCount: 2, likeCount: 1), into: database)
      func comment(_ content: String, by user: User.ID, isDeleted: Bool = false, under parent: Comment.ID? = nil)
        async throws -> Comment
      {
        let draft = Comment.Draft(
          content: content, isActive: !isDeleted, author: user, post: post.id, parentComment: parent,
          deletedAt: isDeleted ? Self.ago(days: 31) : nil)
        return try await Comment.insert(draft, into: database)
      }
      let answered = try await comment("answered", by: author, isDeleted: true)
      _ = try await comment("gone", by: author, isDeleted: true)
      _ = try await comment("answer", by: author, under: answered.id)
      _ = try await comment("of one who leaves", by: leaving.id)
      try await Like.insert(Like.Draft(author: leaving.id, post: post.id), into: database)
      try await leaving.requestDeletion(in: database, at: Self.ago(days: 31))

      let output = try await site.manage("purgedeleted")
      #expect(output.stdout == "1 deleted account removed.\n2 deleted rows of forum removed.\n", "\(output)")
      let titles = try await Post.order { $0.id.ascending }.select { $0.title }.fetch(from: database)
      #expect(titles == ["New", "Kept"])
      let comments = try await Comment.order { $0.id.ascending }.select { $0.content }.fetch(from: database)
      #expect(comments == ["answered", "answer"])
      let kept = try await Post.get(post.id, from: database)
      #expect(kept.commentCount == 1 && kept.likeCount == 0)
    }
  }
}
