import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("Queries within queries", .timeLimit(.minutes(5)))
struct SubqueryTests {
  typealias Post = Forum.Post

  private func ids(_ database: Database, _ condition: (Post.Columns) -> SQLExpression<Bool>) async throws -> [Int] {
    try await Post.filter(condition).order { $0.id.ascending }.select { $0.id }.fetch(from: database)
  }

  @Test("subqueries", arguments: TestDatabase.available)
  func subqueries(dialect: Dialect) async throws {
    let blue = Forum.Member.filter { $0.team.name == "blue" }
    try expectSQL(
      Post.filter { $0.author.in(blue.select { $0.id }) }.select { $0.id },
      """
      SELECT "post"."id" FROM "post" WHERE "post"."author_id" IN (SELECT "member"."id" FROM "member" \
      LEFT JOIN "team" ON "team"."id" = "member"."team_id" WHERE "team"."name" = $1)
      """)
    try expectSQL(
      Post.filter { post in Post.filter { $0.author == post.author && $0.id > post.id }.exists() }.select { $0.id },
      """
      SELECT "post"."id" FROM "post" WHERE EXISTS (SELECT 1 FROM "post" AS "post_2" \
      WHERE "post_2"."author_id" = "post"."author_id" AND "post_2"."id" > "post"."id")
      """)
    try await Forum.withPosts(dialect) { database async throws in
      #expect(try await ids(database) { $0.author.in(blue.select { $0.id }) } == [3])
      #expect(
        try await ids(database) { $0.category.in(Forum.Category.filter { $0.name == "fruit" }.select { $0.id }) } == [
          1, 3,
        ])
      #expect(
        try await ids(database) { !$0.category.in(Forum.Category.filter { $0.name == "fruit" }.select { $0.id }) } == [
          2, 4,
        ])
      let used = Forum.Category.filter { $0.id.in(Post.all.select { $0.category }) }
      #expect(try await used.count(in: database) == 2)
      #expect(
        try await Forum.Category.all.exclude { $0.id.in(Post.all.select { $0.category }) }.count(in: database) == 1)
      #expect(
        try await ids(database) { post in
          Post.filter { $0.author == post.author && $0.id > post.id }.exists()
        } == [1])
      #expect(
        try await ids(database) { post in
          post.views == Post.filter { $0.author == post.author }.select { $0.views.max() }.value()
        } == [1, 3, 4])
    }
  }

  @Test("a query nested in itself keeps its own columns", arguments: TestDatabase.available)
  func selfNesting(dialect: Dialect) async throws {
    let active = Post.filter { $0.isActive }
    let query = active.filter { post in active.filter { $0.views > post.views }.exists() }.order { $0.id.ascending }
    try await Forum.withPosts(dialect) { database async throws in
      #expect(try await query.select { $0.id }.fetch(from: database) == [1, 2])
    }
  }

  @Test("a column of another query is refused")
  func foreignColumn() throws {
    var stray: Post.Columns?
    _ = Post.filter { post in
      stray = post
      return post.isActive
    }
    let columns = try #require(stray)
    #expect(throws: QueryError.outOfScope(column: "views")) {
      try Post.filter { _ in columns.views == 1 }.sql(for: .sqlite)
    }
  }
}
