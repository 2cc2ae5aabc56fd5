import Foundation
import ManageKit
import ManageTesting
import Testing

@testable import Portfolio

@Suite("The feed of posts")
struct PostFeedTests {
  @Test("is Atom with the newest posts, whose texts are escaped HTML", arguments: TestDatabase.available)
  func feed(dialect: Dialect) async throws {
    try await ForumSite.with(dialect) { site async throws in
      let hidden = try await site.addPost("Hidden")
      let shown = try await site.addPost("A & <b>", content: "Bell \u{7} https://example.com/?a=1&b=2")
      try await site.addPost("Left", by: "jisoo")
      try await site.database.execute("UPDATE forum_forumpost SET is_active = false WHERE id = \(hidden.id)")
      try await site.database.execute("UPDATE accounts_user SET is_active = false WHERE username = 'jisoo'")
      let client = site.client()
      let page = try await client.get("/forum/feed.atom")
      #expect(page.status == 200 && page.header("Content-Type") == "application/atom+xml; charset=utf-8")
      #expect(page.text.hasPrefix("<?xml version=\"1.0\" encoding=\"utf-8\"?>"))
      let titles = page.text.matches(of: /<title>([^<]*)<\/title>/).map { String($0.1) }
      #expect(titles.dropFirst() == ["Left", "A &amp; &lt;b&gt;"])
      #expect(page.text.contains("<id>\(site.url)/forum/posts/\(shown.id)/</id>"))
      #expect(page.text.contains("<name>Former member</name>") && page.text.contains("<name>minsu</name>"))
      #expect(page.text.contains("&lt;a href=&quot;https://example.com/?a=1&amp;amp;b=2&quot;"))
      #expect(!page.text.contains("\u{7}"))
      #expect(try await client.get("/forum/").text.contains("href=\"/forum/feed.atom\""))
    }
  }
}
