import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("Selecting rows", .timeLimit(.minutes(5)))
struct SelectTests {
  typealias Post = Forum.Post

  private static let postColumns = [
    "id", "title", "author_id", "category_id", "is_active", "views", "price", "created_at", "updated_at",
  ].map { "\"post\".\"\($0)\"" }.joined(separator: ", ")

  private func titles(_ query: Query<Post, Post>, in database: Database) async throws -> [String] {
    try await query.order { $0.id.ascending }.fetch(from: database).map(\.title)
  }

  @Test("all rows come as models, in the order of the columns", arguments: TestDatabase.available)
  func all(dialect: Dialect) async throws {
    try expectSQL(Post.all, "SELECT \(Self.postColumns) FROM \"post\"")
    try await Forum.withPosts(dialect) { database async throws in
      let post = try await Post.get(1, from: database)
      #expect(post.title == "Figs")
      #expect(post.category == 2)
      #expect(post.price == Decimal(string: "1.5"))
      #expect(post.createdAt == Forum.day(1))
      #expect(try await Post.all.fetch(from: database).count == 4)
      #expect(try await Post.find(99, in: database) == nil)
    }
  }

  @Test("values are bound, and the query never shows them")
  func values() throws {
    let query = Post.filter { $0.title == "secret" && $0.views > 3 }
    try expectSQL(
      query.select { $0.id },
      #"SELECT "post"."id" FROM "post" WHERE "post"."title" = $1 AND "post"."views" > $2"#,
      values: [.text("secret"), .integer(3)])
    #expect(!"\(query)".contains("secret"))
    #expect("\(query)".hasSuffix(#"WHERE "post"."title" = $1 AND "post"."views" > $2"#))
  }

  @Test("a reference is followed by one join, however often it is named", arguments: TestDatabase.available)
  func joins(dialect: Dialect) async throws {
    let query = Post.filter { $0.author.name == "Minsu" && $0.author.score > 5 }.order { $0.author.name.descending }
    try expectSQL(
      query.select { ($0.id, $0.author.name) },
      """
      SELECT "post"."id", "author"."name" FROM "post" JOIN "member" AS "author" ON "author"."id" = "post"."author_id" \
      WHERE "author"."name" = $1 AND "author"."score" > $2 ORDER BY "author"."name" COLLATE "C" DESC
      """,
      sqlite: """
        SELECT "post"."id", "author"."name" FROM "post" JOIN "member" AS "author" ON "author"."id" = "post"."author_id" \
        WHERE "author"."name" = ? AND "author"."score" > ? ORDER BY "author"."name" DESC
        """)
    try await Forum.withPosts(dialect) { database async throws in
      #expect(try await titles(query.unordered(), in: database) == ["Figs", "감나무"])
    }
  }

  @Test("a reference that may be null is an outer join", arguments: TestDatabase.available)
  func outerJoins(dialect: Dialect) async throws {
    let query = Post.filter { $0.author.team.name == "red" || $0.category.parent.name == nil }
    try expectSQL(
      query.select { $0.id },
      """
      SELECT "post"."id" FROM "post" JOIN "member" AS "author" ON "author"."id" = "post"."author_id" \
      LEFT JOIN "team" ON "team"."id" = "author"."team_id" \
      LEFT JOIN "category" ON "category"."id" = "post"."category_id" \
      LEFT JOIN "category" AS "parent" ON "parent"."id" = "category"."parent_id" \
      WHERE "team"."name" = $1 OR "parent"."name" IS NULL
      """)
    try await Forum.withPosts(dialect) { database async throws in
      #expect(try await titles(query, in: database) == ["Figs", "감나무", "apple_pie"])
    }
  }

  @Test("a reference's key is read without a join")
  func keyOfReference() throws {
    try expectSQL(
      Post.filter { $0.author.id == 7 && $0.category.id == nil }.select { $0.author.team.id },
      """
      SELECT "author"."team_id" FROM "post" JOIN "member" AS "author" ON "author"."id" = "post"."author_id" \
      WHERE "post"."author_id" = $1 AND "post"."category_id" IS NULL
      """)
  }

  @Test("references are loaded with the row, in one statement", arguments: TestDatabase.available)
  func including(dialect: Dialect) async throws {
    try await Forum.withPosts(dialect) { database async throws in
      let pairs = try await Post.order { $0.id.ascending }.including(\.author).fetch(from: database)
      #expect(pairs.map { $0.0.id } == [1, 2, 3, 4])
      #expect(pairs.map { $0.1.name } == ["Minsu", "Minsu", "Ann", "Bo"])

      let rows = try await Post.order { $0.id.descending }.including(\.author).including(\.category)
        .including(\.author.team).annotating { $0.views + 1 }.fetch(from: database)
      let (post, author, category, team, views) = try #require(rows.first)
      #expect((post.title, author.name, category, team, views) == ("apple_pie", "Bo", nil, nil, 21))
      #expect(rows.map { $0.2?.name } == [nil, "fruit", "trees", "fruit"])
      #expect(rows.map { $0.3?.name } == [nil, "blue", "red", "red"])
    }
  }

  @Test("columns are selected into tuples and structs", arguments: TestDatabase.available)
  func selecting(dialect: Dialect) async throws {
    struct Line: Equatable {
      var title: String
      var team: String?
    }
    let query = Post.filter { $0.views > 0 }.order { $0.id.ascending }
    try await Forum.withPosts(dialect) { database async throws in
      #expect(try await query.select { $0.title }.fetch(from: database) == ["Figs", "100% Äpfel", "apple_pie"])
      let lines = try await query.select { ($0.title, $0.author.team.name) }.map(Line.init).fetch(from: database)
      #expect(
        lines == [Line(title: "Figs", team: "red"), Line(title: "100% Äpfel", team: "blue"), Line(title: "apple_pie")])
    }
  }

  @Test("limit and offset cut the rows", arguments: TestDatabase.available)
  func limits(dialect: Dialect) async throws {
    let query = Post.order { $0.id.ascending }.select { $0.id }
    try expectSQL(query.limit(2, offset: 1), #"SELECT "post"."id" FROM "post" ORDER BY "post"."id" LIMIT $1 OFFSET $2"#)
    try expectSQL(
      query.offset(1), #"SELECT "post"."id" FROM "post" ORDER BY "post"."id" OFFSET $1"#,
      sqlite: #"SELECT "post"."id" FROM "post" ORDER BY "post"."id" LIMIT -1 OFFSET ?"#)
    try await Forum.withPosts(dialect) { database async throws in
      #expect(try await query.limit(2, offset: 1).fetch(from: database) == [2, 3])
      #expect(try await query.offset(3).fetch(from: database) == [4])
      #expect(try await query.limit(0).fetch(from: database) == [])
      #expect(try await query.first(from: database) == 1)
    }
    #expect(throws: QueryError.negativeLimit(table: "post", -1)) { try query.limit(-1).sql(for: .postgres) }
    #expect(throws: QueryError.negativeLimit(table: "post", -2)) { try query.offset(-2).sql(for: .postgres) }
  }

  @Test("raw SQL with other columns than the model's is refused, not swapped", arguments: TestDatabase.available)
  func rawColumns(dialect: Dialect) async throws {
    try await Forum.withPosts(dialect) { database async throws in
      typealias Category = Forum.Category
      let wrong: [(SQL, String, Int, String?)] = [
        ("SELECT name, id, parent_id FROM category", "id", 1, "name"),
        ("SELECT id, upper(name) AS upper, parent_id FROM category", "name", 2, "upper"),
        ("SELECT id, name FROM category", "parent_id", 3, nil),
      ]
      for (sql, column, position, found) in wrong {
        let error = QueryError.columnMismatch(table: "category", column: column, position: position, found: found)
        await #expect(throws: error) { try await Category.query(sql).fetch(from: database) }
        await #expect(throws: error) { try await Category.query(sql).prepared().fetch(from: database) }
        await #expect(throws: error) { try await Category.query(sql).stream(from: database) { _ in } }
      }
      #expect(
        QueryError.columnMismatch(table: "category", column: "id", position: 1, found: "name").description
          == "column 1 of the result is 'name', where 'category' has 'id'")
      let longer = Category.query("SELECT *, 7 AS more FROM category ORDER BY id")
      #expect(try await longer.fetch(from: database).map(\.name) == ["plants", "fruit", "trees"])
      #expect(try await longer.prepared().fetch(from: database).count == 3)
    }
  }

  @Test("raw SQL with bound values becomes models", arguments: TestDatabase.available)
  func raw(dialect: Dialect) async throws {
    let least = 5
    let query = Post.query("SELECT \(Post.columns(as: "p")) FROM post p WHERE p.views >= \(least) ORDER BY p.id")
    #expect("\(query)".hasSuffix("FROM post p WHERE p.views >= $1 ORDER BY p.id"))
    let absolute = Post.all.select { SQLExpression<Int>(raw: "abs(\($0.views) - \(10))") }.order { $0.id.ascending }
    try await Forum.withPosts(dialect) { database async throws in
      #expect(try await query.fetch(from: database).map(\.title) == ["Figs", "100% Äpfel", "apple_pie"])
      #expect(try await absolute.fetch(from: database) == [5, 10, 10, 10])
    }
  }
}
