import Foundation
import ManageKit
import ManageTesting
import Testing

@testable import Portfolio

private typealias Tag = Portfolio.Tag

@Suite("Writing posts")
struct PostEditorTests {
  @Test("a post is its author's, with tags and the address", arguments: TestDatabase.available)
  func new(dialect: Dialect) async throws {
    try await ForumSite.with(dialect) { site async throws in
      let client = try await site.member("minsu")
      try await client.get("/forum/posts/new/")
      let form = ["title": "제목 <b>", "content": "첫 줄 #Swift\nhttps://example.com/?a=1&b=2 끝", "tag_help": "#배포 #swift"]
      let reply = try await client.post("/forum/posts/new/", form: form)
      let post = try #require(try await Post.all.first(from: site.database))
      #expect(reply.status == 302 && reply.location == "/forum/posts/\(post.id)/")
      #expect(try await post.author == site.database.user("minsu").id && post.authorName == "minsu")
      #expect(post.lastAddress?.description == "127.0.0.1")
      #expect(try await PostAddress.all.count(in: site.database) == 1)
      let page = try await site.client().get("/forum/posts/\(post.id)/").text
      #expect(page.contains("제목 &lt;b&gt;") && page.contains("#Swift<br>"))
      #expect(
        page.contains("<a href=\"https://example.com/?a=1&amp;b=2\" rel=\"nofollow ugc noopener\">"))
      #expect(page.contains(">#swift</a>") && page.contains(">#배포</a>"))
      let rows = try await client.get("/accounts/export/").json()["forum_forumpost"] as? [[String: Any]]
      #expect(rows?.map { $0["title"] as? String } == ["제목 <b>"])
    }
  }

  @Test("an author edits and deletes a post, which is kept", arguments: TestDatabase.available)
  func editAndDelete(dialect: Dialect) async throws {
    try await ForumSite.with(dialect) { site async throws in
      let client = try await site.member("minsu")
      let id = try await site.addPost("Old", content: "#old").id
      #expect(try await client.get("/forum/posts/\(id)/edit/").text.contains("value=\"Old\""))
      let form = ["title": "New", "content": "#new", "tag_help": ""]
      #expect(try await client.post("/forum/posts/\(id)/edit/", form: form).status == 302)
      #expect(try await site.post(id).title == "New")
      #expect(try await Post.tags.of(site.post(id)).select { $0.name }.fetch(from: site.database) == ["new"])
      #expect(try await client.get("/forum/posts/\(id)/delete/").status == 200)
      #expect(try await client.post("/forum/posts/\(id)/delete/").status == 302)
      let deleted = try await site.post(id)
      #expect(!deleted.isActive && deleted.deletedAt != nil)
      #expect(try await client.get("/forum/posts/\(id)/").status == 404)
    }
  }

  @Test("what is wrong is said, and nothing is written")
  func mistakes() async throws {
    try await ForumSite.with(.sqlite) { site async throws in
      let client = try await site.member("minsu")
      try await client.get("/forum/posts/new/")
      let title = String(repeating: "가", count: 31)
      let page = try await client.post("/forum/posts/new/", form: ["title": title, "content": "", "category": "9"])
      #expect(page.status == 200 && page.text.contains("role=\"alert\""))
      #expect(try await Post.all.count(in: site.database) == 0)
      let refused = try await client.post("/forum/posts/new/", form: ["title": "a", "content": "b"], csrf: false)
      #expect(refused.status == 403)
    }
  }

  @Test("the sixth post within an hour is refused, whatever others write", arguments: TestDatabase.available)
  func limit(dialect: Dialect) async throws {
    try await ForumSite.with(dialect) { site async throws in
      for number in 1...5 { try await site.addPost("Other \(number)", by: "jisoo") }
      let client = try await site.member("minsu")
      try await client.get("/forum/posts/new/")
      for number in 1...6 {
        let reply = try await client.post("/forum/posts/new/", form: ["title": "Post \(number)", "content": "text"])
        #expect(reply.status == (number < 6 ? 302 : 429))
        guard number == 6 else { continue }
        #expect(try #require(reply.header("Retry-After").flatMap { Int($0) }) > 3000)
        #expect(reply.text.contains("You can write 5 posts an hour."))
      }
      #expect(try await Post.all.count(in: site.database) == 10)
    }
  }

  @Test(
    "tags are the words behind a number sign",
    arguments: [
      ("#Swift #swift #배포 a#b", ["swift", "배포", "b"]), ("# #! #a-b", ["a"]), ("no", []), ("##x", ["x"]),
      ("#" + String(repeating: "x", count: 51), []),
    ])
  func tags(text: String, names: [String]) {
    #expect(Tag.names(in: text) == names)
  }
}
