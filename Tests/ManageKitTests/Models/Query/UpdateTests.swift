import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("Updating rows", .timeLimit(.minutes(5)))
struct UpdateTests {
  typealias Post = Forum.Post

  @Test("columns are set to values and to expressions, in the database", arguments: TestDatabase.available)
  func values(dialect: Dialect) async throws {
    let title = "Feigen"
    let update = Post.filter { $0.id == 1 }.update {
      $0.title = title
      $0.views += 1
      $0.views *= 2
      $0.category = nil
      $0.author = $0.author + 1
      $0.isActive = false
    }
    try expectSQL(
      update,
      """
      UPDATE "post" SET "title" = $1, "views" = ("post"."views" + $2) * $3, "category_id" = $4, \
      "author_id" = "post"."author_id" + $5, "is_active" = $6, "updated_at" = $7 WHERE "post"."id" = $8
      """,
      sqlite: """
        UPDATE "post" SET "title" = ?, "views" = manage_fit_integer(("post"."views" + ?) * ?, 32, 'post.views'), \
        "category_id" = ?, "author_id" = manage_fit_integer("post"."author_id" + ?, 32, 'post.author_id'), \
        "is_active" = ?, "updated_at" = ? WHERE "post"."id" = ?
        """)
    try await Forum.withPosts(dialect) { database async throws in
      let before = try await Post.get(1, from: database)
      #expect(try await update.execute(in: database) == 1)
      let post = try await Post.get(1, from: database)
      #expect((post.title, post.views, post.category, post.author, post.isActive) == ("Feigen", 12, nil, 2, false))
      #expect(post.updatedAt > before.updatedAt)
      #expect(try await Post.filter { $0.id > 99 }.update(in: database) { $0.views += 1 } == 0)
    }
  }

  @Test("a counter leaves the time of the last change as it is", arguments: TestDatabase.available)
  func untouched(dialect: Dialect) async throws {
    try await Forum.withPosts(dialect) { database async throws in
      let before = try await Post.get(1, from: database)
      try await Post.filter { $0.id == 1 }.update(in: database, touch: false) { $0.views += 1 }
      let post = try await Post.get(1, from: database)
      #expect(post.views == before.views + 1 && post.updatedAt == before.updatedAt)
    }
  }

  @Test("changed rows come back", arguments: TestDatabase.available)
  func returning(dialect: Dialect) async throws {
    try await Forum.withPosts(dialect) { database async throws in
      let posts = try await Post.filter { $0.views == 20 }.update { $0.title += "!" }.returning().fetch(from: database)
      #expect(Set(posts.map(\.title)) == ["100% Äpfel!", "apple_pie!"])
    }
  }

  @Test("a query with joins or a limit updates by keys", arguments: TestDatabase.available)
  func joined(dialect: Dialect) async throws {
    let update = Forum.Tag.order { $0.name.ascending }.limit(1).update { $0.uses = 7 }
    try expectSQL(
      update,
      """
      UPDATE "tag" SET "uses" = $1 WHERE "tag"."id" IN (SELECT "tag_2"."id" FROM "tag" AS "tag_2" \
      ORDER BY "tag_2"."name" COLLATE "C" LIMIT $2)
      """,
      sqlite: """
        UPDATE "tag" SET "uses" = ? WHERE "tag"."id" IN (SELECT "tag_2"."id" FROM "tag" AS "tag_2" \
        ORDER BY "tag_2"."name" LIMIT ?)
        """)
    try await Forum.withPosts(dialect) { database async throws in
      try await Forum.Tag.insert(["b", "a"].map { Forum.Tag.Draft(name: $0) }, into: database)
      #expect(try await update.execute(in: database) == 1)
      #expect(try await Forum.Tag.filter { $0.uses == 7 }.get(from: database).name == "a")
      let changed = try await Post.filter { $0.author.team.name == "red" && $0.id > 0 }
        .update(in: database) { $0.views += 100 }
      #expect(changed == 2)
      let author = Forum.Member.filter { $0.name == "Bo" }.select { $0.id }.value()
      try await Post.filter { $0.id == 2 }.update(in: database) { $0.author = author ?? 1 }
      #expect(try await Post.get(2, from: database).author == 3)
    }
  }

  @Test("a row is written as it stands, all of its columns", arguments: TestDatabase.available)
  func row(dialect: Dialect) async throws {
    try await Forum.withPosts(dialect) { database async throws in
      let before = try await Post.get(1, from: database)
      var post = before
      post.title = "Feigen"
      post.category = nil
      post.price = Decimal(string: "2.5")
      post.updatedAt = Forum.day(1)
      let updated = try await post.update(in: database)
      #expect(updated == (try await Post.get(1, from: database)))
      #expect((updated.title, updated.category, updated.price) == ("Feigen", nil, Decimal(string: "2.5")))
      #expect((updated.author, updated.createdAt) == (before.author, before.createdAt))
      #expect(abs(updated.updatedAt.timeIntervalSinceNow) < 60)
      #expect(try await Post.filter { $0.title == "Feigen" }.count(in: database) == 1)

      post.title = String(repeating: "x", count: 51)
      let error = await #expect(throws: DatabaseError.self) { try await post.update(in: database) }
      #expect(error?.description == "column 'post.title': it is longer than 50 characters")
      post.title = "gone"
      post.id = 99
      await #expect(throws: QueryError.doesNotExist(table: "post")) { try await post.update(in: database) }
      await #expect(throws: QueryError.doesNotExist(table: "post")) {
        try await database.transaction { try await post.update(in: $0) }
      }
      #expect(try await Post.all.count(in: database) == 4)
    }
  }

  @Test("an update sets something, and only what may be null to nil")
  func errors() {
    #expect(throws: QueryError.noAssignments(table: "post")) { try Post.all.update { _ in }.sql(for: .postgres) }
    #expect(throws: QueryError.nullAssignment(table: "post", column: "title")) {
      try Post.all.update { $0.title = nil }.sql(for: .postgres)
    }
    #expect(throws: QueryError.joinInAssignment(table: "excluded", column: "author_id")) {
      try Post.insert(Forum.post("x")).orUpdate(on: { $0.id }) { $0.title = $1.author.name + "" }.sql(for: .sqlite)
    }
  }
}
