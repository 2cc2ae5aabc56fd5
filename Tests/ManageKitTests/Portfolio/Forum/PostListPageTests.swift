import Foundation
import ManageKit
import ManageTesting
import Testing

@testable import Portfolio

private typealias Tag = Portfolio.Tag
private typealias Category = Portfolio.Category

@Suite("The list of posts")
struct PostListPageTests {
  @Test("shows the newest first, in at most three statements", arguments: TestDatabase.available)
  func newest(dialect: Dialect) async throws {
    try await ForumSite.with(dialect) { site async throws in
      for number in 1...3 { try await site.addPost("Post \(number)", content: "a <b> #swift") }
      let client = site.client()
      let statements = try await site.statements {
        let page = try await client.get("/forum/")
        #expect(page.titles == ["Post 3", "Post 2", "Post 1"])
        #expect(page.text.contains("a &lt;b&gt; #swift"))
      }
      #expect(statements.count <= 3)
    }
  }

  @Test("comes in pages of 25 with the numbers near them", arguments: TestDatabase.available)
  func pages(dialect: Dialect) async throws {
    try await ForumSite.with(dialect) { site async throws in
      let author = try await site.addPost("Post 1").author
      let drafts = (2...60).map {
        Post.Draft(title: "Post \($0)", content: "", author: author)
      }
      try await Post.insert(drafts, into: site.database)
      let client = site.client()
      let third = try await client.get("/forum/posts/?page=3")
      #expect(third.titles.count == 10 && third.titles.last == "Post 1")
      #expect(third.text.contains("aria-current=\"page\">3<") && !third.text.contains("rel=\"next\""))
      let last = try #require(try await client.get("/forum/posts/?page=2").titles.last)
      let key = try #require(try await Post.filter { $0.title == last }.first(from: site.database)).id
      #expect(try await client.get("/forum/posts/?after=\(key)").titles == third.titles)
      for path in ["?page=4", "?page=0", "?page=101", "?page=x"] {
        #expect(try await client.get("/forum/posts/\(path)").status == 404, "\(path)")
      }
    }
  }

  @Test("is narrowed by category, with those within it, and by tag", arguments: TestDatabase.available)
  func filters(dialect: Dialect) async throws {
    try await ForumSite.with(dialect) { site async throws in
      let general = try await Category.insert(
        .init(name: "general", description: "일반"), into: site.database)
      let free = try await Category.insert(
        .init(name: "free", description: "자유", parentCategory: general.id), into: site.database)
      let tagged = try await site.addPost("Tagged", category: free)
      try await site.addPost("Inside", category: general)
      try await site.addPost("Outside")
      try await site.database.transaction { try await Tag.set(["배포"], of: tagged.id, in: $0) }
      let client = site.client()
      #expect(try await client.get("/forum/posts/?category=\(general.id)").titles == ["Inside", "Tagged"])
      #expect(try await client.get("/forum/posts/?category=\(free.id)").titles == ["Tagged"])
      #expect(try await client.get("/forum/posts/?tag=%EB%B0%B0%ED%8F%AC").titles == ["Tagged"])
      #expect(try await client.get("/forum/posts/?category=99").status == 404)
    }
  }

  @Test("is in the order that is asked for", arguments: TestDatabase.available)
  func orders(dialect: Dialect) async throws {
    try await ForumSite.with(dialect) { site async throws in
      try await site.addPost("Liked", likes: 2)
      try await site.addPost("Other")
      let client = site.client()
      #expect(try await client.get("/forum/posts/?sort=likes").titles == ["Liked", "Other"])
      #expect(try await client.get("/forum/posts/?sort=newest").titles == ["Other", "Liked"])
    }
  }

  @Test("leaves out what is hidden, and names no author who has left", arguments: TestDatabase.available)
  func oldRows(dialect: Dialect) async throws {
    try await ForumSite.with(dialect) { site async throws in
      let hidden = try await site.addPost("Hidden")
      try await site.addPost("Left", by: "jisoo")
      try await site.database.execute("UPDATE forum_forumpost SET is_active = false WHERE id = \(hidden.id)")
      try await site.database.execute("UPDATE accounts_user SET is_active = false WHERE username = 'jisoo'")
      let page = try await site.client().get("/forum/")
      #expect(page.titles == ["Left"])
      #expect(page.text.contains("Former member") && !page.text.contains("jisoo"))
      #expect(try await site.client().get("/forum/posts/\(hidden.id)/").status == 404)
    }
  }

  @Test("tells times as Koreans do")
  func korean() async throws {
    try await ForumSite.with(.sqlite) { site async throws in
      let post = try await site.addPost("글")
      let then = Date().addingTimeInterval(-185)
      try await site.database.execute("UPDATE forum_forumpost SET created_at = \(then) WHERE id = \(post.id)")
      let page = try await site.client().get("/forum/", headers: ["Accept-Language": "ko"])
      #expect(page.text.contains("3분 전</time>") && page.text.contains("+09:00\""))
    }
  }

  @Test("finds words in titles and texts, also in rows that others have written", arguments: TestDatabase.available)
  func search(dialect: Dialect) async throws {
    try await ForumSite.with(dialect) { site async throws in
      let changed = try await site.addPost("Old", content: "바뀐다")
      try await site.addPost("Swift 서버", content: "안녕하세요 여러분")
      try await site.database.execute("UPDATE forum_forumpost SET content = '안녕 swift' WHERE id = \(changed.id)")
      let client = site.client()
      for (query, titles) in [
        ("안녕", ["Swift 서버", "Old"]), ("SWIFT", ["Swift 서버", "Old"]), ("서버 여러분", ["Swift 서버"]),
        ("녕하세", ["Swift 서버"]), ("바뀐", []), ("하여", []), ("a", []),
      ] {
        let encoded = query.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        #expect(try await client.get("/forum/posts/?q=\(encoded)").titles == titles, "\(query)")
      }
    }
  }
}
