import ManageKit
import ManageTesting
import Testing

@testable import Portfolio

private typealias Comment = Portfolio.Comment

@Suite("Who may do what in the forum")
struct RoleTests {
  /// A row for each action: the path and whether visitors, members, the author and staff may.
  private static let rows:
    [(action: String, method: String, path: String, visitor: Int, member: Int, author: Int, staff: Int)] =
      [
        ("read", "GET", "", 200, 200, 200, 200),
        ("write", "GET", "../new/", 302, 200, 200, 200),
        ("comment", "POST", "comments/new/", 302, 302, 302, 302),
        ("answer", "POST", "comments/COMMENT/new", 302, 302, 302, 302),
        ("like", "POST", "likes/", 302, 302, 302, 302),
        ("like a comment", "POST", "comments/COMMENT/likes/", 302, 302, 302, 302),
        ("report", "GET", "report/", 302, 200, 403, 200),
        ("edit", "GET", "edit/", 302, 403, 200, 200),
        ("delete a comment", "POST", "comments/COMMENT/delete/", 302, 403, 302, 302),
        ("moderate", "GET", "../../moderation/", 302, 403, 403, 200),
        ("delete", "POST", "delete/", 302, 403, 302, 302),
      ]

  @Test("each role does what the table says, and nothing else", arguments: TestDatabase.available)
  func table(dialect: Dialect) async throws {
    try await ForumSite.with(dialect) { site async throws in
      let clients: [(String, TestClient)] = [
        ("visitor", site.client()), ("member", try await site.member("jisoo")),
        ("author", try await site.member("minsu")), ("staff", try await site.member("admin", isStaff: true)),
      ]
      for (role, client) in clients {
        for row in Self.rows {
          let post = try await site.addPost("Post")
          let comment = try await Comment.insert(
            .init(content: "text", author: post.author, post: post.id),
            into: site.database)
          // A page with a token for forms.
          try await client.get("/accounts/login/")
          let start = "/forum/posts/\(post.id)/"
          let path =
            switch row.path {
            case "../new/": "/forum/posts/new/"
            case "../../moderation/": "/forum/moderation/"
            default: start + row.path.replacing("COMMENT", with: "\(comment.id)")
            }
          let page = try await row.method == "GET" ? client.get(path) : client.post(path, form: ["content": "x"])
          let expected = ["visitor": row.visitor, "member": row.member, "author": row.author, "staff": row.staff][role]
          #expect(page.status == expected, "\(role): \(row.action)")
          guard role == "visitor", expected == 302 else { continue }
          #expect(page.location?.hasPrefix("/accounts/login/?next=") == true)
        }
      }
    }
  }
}
