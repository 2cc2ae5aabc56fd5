import ManageTesting
import Testing

@testable import ManageKit

@Suite("Site")
struct SiteTests {
  @Test("the delete rules of one app reach the models of another", arguments: TestDatabase.available)
  func models(dialect: Dialect) async throws {
    let site = Site([
      App("forum", models: [Forum.Post.self]), App("comments", models: [Forum.Comment.self, Forum.PostTag.self]),
    ])
    try await Forum.withPosts(dialect) { database async throws in
      try await Forum.Comment.insert(Forum.Comment.Draft(post: 1, author: 1, text: "one"), into: database)
      let post = try await Forum.Post.get(1, from: database)
      #expect(try await post.delete(from: database, following: site.models) == ["post": 1, "comment": 1])
    }
  }
}
