import Foundation
import ManageKit
import ManageTesting
import Testing

@testable import Portfolio

private typealias Comment = Portfolio.Comment

@Suite("Comments, likes, looks and reports")
struct CommentTests {
  @Test("comments and answers stand under the post, in at most five statements", arguments: TestDatabase.available)
  func threads(dialect: Dialect) async throws {
    try await ForumSite.with(dialect) { site async throws in
      let client = try await site.member("jisoo")
      let id = try await site.addPost("Post").id
      try await client.get("/forum/posts/\(id)/")
      let first = try await client.post("/forum/posts/\(id)/comments/new/", form: ["content": "First"])
      let comment = try #require(try await Comment.all.first(from: site.database))
      #expect(first.location == "/forum/posts/\(id)/#comment-\(comment.id)")
      let answer = try await client.post("/forum/posts/\(id)/comments/\(comment.id)/new", form: ["content": "Answer"])
      #expect(answer.status == 302)
      #expect(try await site.post(id).commentCount == 2)
      #expect(try await CommentAddress.all.count(in: site.database) == 2)
      let visitor = site.client()
      let statements = try await site.statements {
        let text = try await visitor.get("/forum/posts/\(id)/").text
        #expect(text.contains("First") && text.contains("Answer"))
      }
      #expect(statements.filter { $0.hasPrefix("SELECT") }.count <= 5)
      try await client.get("/forum/posts/\(id)/")
      try await client.post("/forum/posts/\(id)/comments/\(comment.id)/delete/")
      let text = try await visitor.get("/forum/posts/\(id)/").text
      #expect(!text.contains("First") && text.contains("This comment is deleted.") && text.contains("Answer"))
      #expect(try await site.post(id).commentCount == 1)
    }
  }

  @Test("the 31st comment within an hour is refused", arguments: TestDatabase.available)
  func limit(dialect: Dialect) async throws {
    try await ForumSite.with(dialect) { site async throws in
      let client = try await site.member("jisoo")
      let id = try await site.addPost("Post").id
      let author = try await site.database.user("jisoo").id
      let drafts = (1...30).map { _ in
        Comment.Draft(content: "x", author: author, post: id)
      }
      try await Comment.insert(drafts, into: site.database)
      try await client.get("/forum/posts/\(id)/")
      let page = try await client.post("/forum/posts/\(id)/comments/new/", form: ["content": "One more"])
      #expect(page.status == 429 && page.header("Retry-After") != nil)
      #expect(page.text.contains("You can write 30 comments an hour.") && page.text.contains("One more</textarea>"))
    }
  }

  @Test("a like is had once, and taken back", arguments: TestDatabase.available)
  func likes(dialect: Dialect) async throws {
    try await ForumSite.with(dialect) { site async throws in
      let client = try await site.member("jisoo")
      let id = try await site.addPost("Post").id
      #expect(try await client.get("/forum/posts/\(id)/likes/").status == 405)
      try await client.get("/forum/posts/\(id)/")
      for count in [1, 0, 1] {
        try await client.post("/forum/posts/\(id)/likes/")
        #expect(try await site.post(id).likeCount == count)
      }
      #expect(try await client.get("/forum/posts/\(id)/").text.contains("aria-pressed=\"true\""))
    }
  }

  @Test("counts are right under 100 likes and comments at once", arguments: TestDatabase.available)
  func atOnce(dialect: Dialect) async throws {
    try await ForumSite.with(dialect) { site async throws in
      let post = try await site.addPost("Post")
      let users = try await User.insert(
        (1...100).map { User.Draft(username: "user\($0)", email: "") }, into: site.database)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for user in users {
          group.addTask {
            try await site.database.transaction { try await Like.toggle(post: post.id, by: user.id, in: $0) }
          }
          group.addTask {
            let draft = Comment.Draft(
              content: "x", author: user.id, post: post.id)
            try await site.database.transaction { _ = try await Comment.add(draft, from: nil, in: $0) }
          }
        }
        try await group.waitForAll()
      }
      let counted = try await site.post(post.id)
      #expect(counted.likeCount == 100 && counted.commentCount == 100)
    }
  }

  @Test("a look counts once in six hours, for a user or an address", arguments: TestDatabase.available)
  func looks(dialect: Dialect) async throws {
    try await ForumSite.with(dialect) { site async throws in
      let post = try await site.addPost("Post")
      let address = try #require(IPAddress("203.0.113.7"))
      func look(_ user: User.ID?, _ hours: Double) -> PostView.Draft {
        PostView.Draft(
          address: address, date: Date(timeIntervalSince1970: 1_800_000_000 + hours * 3600), post: post.id, user: user)
      }
      try await PostView.count([look(nil, 0), look(nil, 0.1), look(post.author, 0.1)], in: site.database)
      #expect(try await site.post(post.id).viewCount == 2)
      try await PostView.count([look(nil, 5), look(post.author, 5)], in: site.database)
      #expect(try await site.post(post.id).viewCount == 2)
      try await PostView.count([look(nil, 6.5)], in: site.database)
      #expect(try await site.post(post.id).viewCount == 3)
      try await site.client().get("/forum/posts/\(post.id)/")
      try await withTimeLimit(.seconds(20)) {
        while try await site.post(post.id).viewCount < 4 { try await Task.sleep(for: .milliseconds(50)) }
      }
    }
  }

  @Test("staff see reports and settle them", arguments: TestDatabase.available)
  func reports(dialect: Dialect) async throws {
    try await ForumSite.with(dialect) { site async throws in
      let (client, staff) = (try await site.member("jisoo"), try await site.member("admin", isStaff: true))
      let id = try await site.addPost("Reported").id
      for reason in ["Spam", "Rude"] {
        try await client.get("/forum/posts/\(id)/report/")
        #expect(try await client.post("/forum/posts/\(id)/report/", form: ["reason": reason]).status == 302)
      }
      let list = try await staff.get("/forum/moderation/")
      #expect(list.titles == ["Reported"] && list.text.contains("Rude"))
      try await staff.post("/forum/moderation/", form: ["post": "\(id)"])
      #expect(try await staff.get("/forum/moderation/").titles.isEmpty)
    }
  }
}
