import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("Deleting rows", .timeLimit(.minutes(5)))
struct DeleteTests {
  typealias Post = Forum.Post
  typealias Comment = Forum.Comment

  private func with<T>(_ dialect: Dialect, _ body: (Database) async throws -> T) async throws -> T {
    try await Forum.withPosts(dialect) { database async throws in
      try await Comment.insert(
        [
          Comment.Draft(post: 1, author: 1, text: "one"), Comment.Draft(post: 1, author: 2, text: "two"),
          Comment.Draft(post: 3, author: 3, text: "three"),
        ], into: database)
      try await Forum.Tag.insert(Forum.Tag.Draft(name: "a"), into: database)
      try await Forum.PostTag.insert([1, 2].map { Forum.PostTag.Draft(post: $0, tag: 1) }, into: database)
      return try await body(database.bound { $0.models = Forum.graph })
    }
  }

  @Test("rows that reference a row go with it", arguments: TestDatabase.available)
  func cascade(dialect: Dialect) async throws {
    try await with(dialect) { database async throws in
      let deleted = try await Post.filter { $0.title == "Figs" }.delete(from: database)
      #expect(deleted == ["post": 1, "comment": 2, "post_tag": 1])
      #expect(try await Comment.all.select { $0.text }.fetch(from: database) == ["three"])
      #expect(try await Forum.Tag.all.count(in: database) == 1)
      let post = try await Post.get(2, from: database)
      #expect(try await post.delete(from: database) == ["post": 1, "post_tag": 1])
      #expect(try await Post.all.filter { $0.id > 99 }.delete(from: database) == [:])
    }
  }

  @Test("a condition on groups is never dropped by a statement that changes rows", arguments: TestDatabase.available)
  func having(dialect: Dialect) async throws {
    try await Forum.withPosts(dialect) { database async throws in
      let few = Post.all.having { $0.id.count() > 99 }
      await #expect(throws: DatabaseError.self) { try await few.deletion().execute(in: database) }
      await #expect(throws: DatabaseError.self) { try await few.update(in: database) { $0.views = 0 } }
      #expect(try await Post.all.aggregate(in: database) { $0.views.sum() } == 45)
    }
  }

  @Test("an unreferenced table counts as the others do", arguments: TestDatabase.available)
  func unreferenced(dialect: Dialect) async throws {
    try await with(dialect) { database async throws in
      let none = try await Comment.filter { $0.text == "none" }.delete(from: database)
      #expect(none == [:])
      let one = try await Comment.filter { $0.text == "one" }.delete(from: database)
      #expect(one == ["comment": 1])
    }
  }

  @Test("references become null where the rule says so", arguments: TestDatabase.available)
  func setNull(dialect: Dialect) async throws {
    try await with(dialect) { database async throws in
      let deleted = try await Forum.Category.filter { $0.name == "fruit" }.delete(from: database)
      #expect(deleted == ["category": 1])
      #expect(
        try await Post.order { $0.id.ascending }.select { $0.category }.fetch(from: database) == [nil, 3, nil, nil])
    }
  }

  @Test("a protected row stays, and everything with it", arguments: TestDatabase.available)
  func protect(dialect: Dialect) async throws {
    try await with(dialect) { database async throws in
      let error = QueryError.protected(table: "category", by: "category", column: "parent_id")
      await #expect(throws: error) {
        try await Forum.Category.filter { $0.name == "plants" }.delete(from: database)
      }
      #expect(
        error.description == "rows of 'category' can't be deleted: column 'parent_id' of 'category' references them")
      #expect(try await Forum.Category.all.count(in: database) == 3)
    }
  }

  @Test("a restricted row goes only with the rows that restrict it", arguments: TestDatabase.available)
  func restrict(dialect: Dialect) async throws {
    try await with(dialect) { database async throws in
      // Ann commented on Minsu's post.
      await #expect(throws: QueryError.protected(table: "member", by: "comment", column: "author_id")) {
        try await Forum.Member.filter { $0.name == "Ann" }.delete(from: database)
      }
      #expect(try await Post.all.count(in: database) == 4)
      // Minsu's only comment is on his own post.
      let deleted = try await Forum.Member.filter { $0.name == "Minsu" }.delete(from: database)
      #expect(deleted == ["member": 1, "post": 2, "comment": 2, "post_tag": 2])
    }
  }

  @Test("a deletion by itself follows no rule", arguments: TestDatabase.available)
  func plain(dialect: Dialect) async throws {
    let deletion = Comment.filter { $0.text == "one" }.deletion()
    try expectSQL(deletion, #"DELETE FROM "comment" WHERE "comment"."text" = $1"#)
    try await with(dialect) { database async throws in
      #expect(try await deletion.execute(in: database) == 1)
      let gone = try await Comment.filter { $0.author.name == "Bo" }.deletion().returning().fetch(from: database)
      #expect(gone.map(\.text) == ["three"])
      await #expect(throws: DatabaseError.self) { try await Post.all.deletion().execute(in: database) }
      #expect(try await Post.all.count(in: database) == 4)
    }
  }

  @Test("a database that knows no models deletes nothing")
  func noModels() async throws {
    try await with(.sqlite) { database async throws in
      let stranger = database.bound { $0.models = nil }
      await #expect(throws: QueryError.noModels(table: "comment")) { try await Comment.all.delete(from: stranger) }
      #expect(try await Comment.all.count(in: database) == 3)
    }
  }

  @Model("node")
  struct Node {
    @ID var id: Int
    @References(Node.self, onDelete: .cascade) var parent: Self.ID?
  }

  @Model("leaf")
  struct Leaf {
    @ID var id: Int
    @References(Node.self, onDelete: .setDefault) var node: Node.ID = 1
  }

  @Test("a tree goes with its root, and defaults take its place", arguments: TestDatabase.available)
  func trees(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database async throws in
      let database = database.bound { $0.models = ModelGraph([Node.self, Leaf.self]) }
      for schema in [Node.schema, Leaf.schema] { try await schema.create(in: database) }
      try await Node.insert([nil, nil, 2, 3, 3].map { Node.Draft(parent: $0) }, into: database)
      try await Leaf.insert([1, 4].map { Leaf.Draft(node: $0) }, into: database)
      let deleted = try await Node.filter { $0.id == 2 }.delete(from: database)
      #expect(deleted == ["node": 4])
      #expect(try await Leaf.all.select { $0.node }.fetch(from: database) == [1, 1])
    }
  }
}
