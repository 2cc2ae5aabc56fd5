import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("Relations", .timeLimit(.minutes(5)))
struct RelationTests {
  typealias Post = Forum.Post
  typealias Comment = Forum.Comment

  private func with<T>(_ dialect: Dialect, _ body: (Database) async throws -> T) async throws -> T {
    try await Forum.withPosts(dialect) { database async throws in
      try await Comment.insert(
        [
          Comment.Draft(post: 1, author: 2, text: "b"), Comment.Draft(post: 1, author: 1, text: "a"),
          Comment.Draft(post: 2, author: 3, text: "c"),
        ], into: database)
      try await Forum.Tag.insert(["red", "sweet", "tall"].map { Forum.Tag.Draft(name: $0) }, into: database)
      let tags = [(1, 2), (1, 1), (2, 3), (4, 2)]
      try await Forum.PostTag.insert(tags.map { Forum.PostTag.Draft(post: $0.0, tag: $0.1) }, into: database)
      return try await body(database)
    }
  }

  @Test("rows that reference a page of rows are loaded by one statement", arguments: TestDatabase.available)
  func loading(dialect: Dialect) async throws {
    try await with(dialect) { database async throws in
      let posts = try await Post.order { $0.id.ascending }.fetch(from: database)
      let comments = try await Post.comments.load(for: posts, from: database) { $0.order { $0.text.ascending } }
      #expect(try posts.map { try comments[$0].map(\.text) } == [["a", "b"], ["c"], [], []])
      let few = try await Post.comments.load(for: posts, from: database) { $0.filter { $0.author.name == "Ann" } }
      #expect(try few[1].map(\.text) == ["b"])
    }
  }

  @Test("a relation that wasn't loaded is an error, not an empty list", arguments: TestDatabase.available)
  func notLoaded(dialect: Dialect) async throws {
    let error = QueryError.notLoaded(table: "post", relation: "comment")
    #expect(error.description == "the rows of 'comment' were not loaded for this row of 'post'")
    try await with(dialect) { database async throws in
      let posts = try await Post.order { $0.id.ascending }.fetch(from: database)
      let comments = try await Post.comments.load(for: posts.dropFirst(), from: database)
      #expect(throws: error) { try comments[posts[0]] }
      #expect(throws: error) { try comments[99] }
      #expect(try comments[posts[3]].isEmpty)
      let none = try await Post.tags.load(for: [], from: database)
      #expect(throws: QueryError.notLoaded(table: "post", relation: "tag")) { try none[posts[0]] }
    }
  }

  @Test("rows that a relation's rows reference come in the same statement", arguments: TestDatabase.available)
  func nested(dialect: Dialect) async throws {
    try await with(dialect) { database async throws in
      let posts = try await Post.order { $0.id.ascending }.fetch(from: database)
      let comments = try await Post.comments.load(for: posts, from: database) {
        $0.order { $0.text.ascending }.including(\.author).including(\.author.team)
      }
      #expect(try comments[1].map { $0.0.text } == ["a", "b"])
      #expect(try comments[1].map { $0.1.name } == ["Minsu", "Ann"])
      #expect(try comments[1].map { $0.2?.name } == ["red", "blue"])
      let names = try await Post.tags.load(for: posts, from: database) {
        $0.order { $0.name.descending }.select { $0.name }
      }
      #expect(try posts.map { try names[$0] } == [["sweet", "red"], ["tall"], [], ["sweet"]])
    }
  }

  @Test("more rows than a statement has room for keys", arguments: TestDatabase.available)
  func manySources(dialect: Dialect) async throws {
    try await with(dialect) { database async throws in
      let post = try await Post.get(1, from: database)
      let posts = (1...70_000).map { id in
        var other = post
        other.id = id
        return other
      }
      let comments = try await Post.comments.load(for: posts, from: database) { $0.order { $0.text.ascending } }
      #expect(try posts.prefix(3).map { try comments[$0].map(\.text) } == [["a", "b"], ["c"], []])
      #expect(try comments[70_000].isEmpty)
      let tags = try await Post.tags.load(for: posts.reversed(), from: database)
      #expect(try tags[4].map(\.name) == ["sweet"])
      let limit = dialect.greatestSlotCount
      await #expect(throws: QueryError.tooManyValues(table: "comment", count: 70_001, limit: limit)) {
        try await Post.comments.load(for: posts, from: database) { $0.limit(5) }
      }
    }
  }

  @Test("a reverse relation is a condition and a count", arguments: TestDatabase.available)
  func conditions(dialect: Dialect) async throws {
    let query = Post.filter { Post.comments.of($0).filter { $0.text == "a" }.exists() }
    try expectSQL(
      query.select { $0.id },
      """
      SELECT "post"."id" FROM "post" WHERE EXISTS (SELECT 1 FROM "comment" \
      WHERE "comment"."post_id" = "post"."id" AND "comment"."text" = $1)
      """)
    try await with(dialect) { database async throws in
      #expect(try await query.get(from: database).id == 1)
      let counts = try await Post.order { [Post.comments.of($0).count().descending, $0.id.ascending] }
        .annotating { Post.comments.of($0).count() }.fetch(from: database)
      #expect(counts.map { $0.0.id } == [1, 2, 3, 4])
      #expect(counts.map { $0.1 } == [2, 1, 0, 0])
      let post = try await Post.get(1, from: database)
      #expect(try await Post.comments.of(post).count(in: database) == 2)
    }
  }

  @Test("many rows are connected with many", arguments: TestDatabase.available)
  func manyToMany(dialect: Dialect) async throws {
    try await with(dialect) { database async throws in
      let posts = try await Post.order { $0.id.ascending }.fetch(from: database)
      let tags = try await Post.tags.load(for: posts, from: database) { $0.order { $0.name.ascending } }
      #expect(try posts.map { try tags[$0].map(\.name) } == [["red", "sweet"], ["tall"], [], ["sweet"]])
      let sweet = Post.filter { Post.tags.of($0).filter { $0.name == "sweet" }.exists() }.order { $0.id.ascending }
      #expect(try await sweet.select { $0.id }.fetch(from: database) == [1, 4])
      #expect(try await Post.tags.of(posts[0]).count(in: database) == 2)
      let counts = try await Post.order { $0.id.ascending }.annotating { Post.tags.of($0).count() }.fetch(
        from: database)
      #expect(counts.map { $0.1 } == [2, 1, 0, 1])
    }
  }

  @Test("a model that references itself", arguments: TestDatabase.available)
  func selfReference(dialect: Dialect) async throws {
    typealias Category = Forum.Category
    let parents = Category.filter { Category.children.of($0).filter { $0.name == "trees" }.exists() }
    try expectSQL(
      parents.select { $0.parent.parent.name },
      """
      SELECT "parent_2"."name" FROM "category" LEFT JOIN "category" AS "parent" \
      ON "parent"."id" = "category"."parent_id" LEFT JOIN "category" AS "parent_2" \
      ON "parent_2"."id" = "parent"."parent_id" WHERE EXISTS (SELECT 1 FROM "category" AS "category_2" \
      WHERE "category_2"."parent_id" = "category"."id" AND "category_2"."name" = $1)
      """)
    try await with(dialect) { database async throws in
      #expect(try await parents.get(from: database).name == "plants")
      let pairs = try await Category.order { $0.id.ascending }.including(\.parent).fetch(from: database)
      #expect(pairs.map { $0.1?.name } == [nil, "plants", "plants"])
      let plants = try #require(pairs.first?.0)
      let children = try await Category.children.load(for: [plants], from: database)
      #expect(try Set(children[plants].map(\.name)) == ["fruit", "trees"])
    }
  }
}
