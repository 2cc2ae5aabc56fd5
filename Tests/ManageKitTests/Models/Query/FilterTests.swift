import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("Filtering rows", .timeLimit(.minutes(5)))
struct FilterTests {
  typealias Post = Forum.Post

  private func ids(_ database: Database, _ condition: (Post.Columns) -> SQLExpression<Bool>) async throws -> [Int] {
    try await Post.filter(condition).order { $0.id.ascending }.select { $0.id }.fetch(from: database)
  }

  private func members(
    _ database: Database, _ condition: (Forum.Member.Columns) -> SQLExpression<Bool>
  ) async throws -> [String] {
    try await Forum.Member.filter(condition).order { $0.id.ascending }.select { $0.name }.fetch(from: database)
  }

  @Test("comparisons", arguments: TestDatabase.available)
  func comparisons(dialect: Dialect) async throws {
    try await Forum.withPosts(dialect) { database async throws in
      #expect(try await ids(database) { $0.views == 5 } == [1])
      #expect(try await ids(database) { $0.views != 20 } == [1, 2])
      #expect(try await ids(database) { $0.views < 5 } == [2])
      #expect(try await ids(database) { $0.views <= 5 } == [1, 2])
      #expect(try await ids(database) { $0.views > 5 } == [3, 4])
      #expect(try await ids(database) { $0.views >= 5 } == [1, 3, 4])
      #expect(try await ids(database) { $0.views == $0.views + 0 } == [1, 2, 3, 4])
      #expect(try await ids(database) { $0.id < $0.views } == [1, 3, 4])
      #expect(try await ids(database) { $0.views.between(5, and: 20) } == [1, 3, 4])
      #expect(try await ids(database) { $0.createdAt >= Forum.day(2) && $0.createdAt < Forum.day(4) } == [2, 3])
      #expect(try await ids(database) { $0.createdAt == Forum.day(3) } == [3])
      #expect(try await ids(database) { $0.isActive == false } == [3])
      #expect(try await ids(database) { $0.title == "감나무" } == [2])
    }
  }

  @Test("and, or, not, in the order in which Swift reads them", arguments: TestDatabase.available)
  func logic(dialect: Dialect) async throws {
    try expectSQL(
      Post.filter { ($0.isActive || $0.views > 3) && !$0.isActive && !($0.id == 1 && $0.views == 2) }
        .filter { $0.id == 1 || $0.id == 2 }.select { $0.id },
      """
      SELECT "post"."id" FROM "post" WHERE ("post"."is_active" OR "post"."views" > $1) AND NOT "post"."is_active" \
      AND NOT ("post"."id" = $2 AND "post"."views" = $3) AND ("post"."id" = $4 OR "post"."id" = $5)
      """)
    try await Forum.withPosts(dialect) { database async throws in
      #expect(try await ids(database) { ($0.isActive || $0.views > 3) && $0.views > 5 } == [3, 4])
      #expect(try await ids(database) { $0.isActive || $0.views > 3 && $0.views > 100 } == [1, 2, 4])
      #expect(try await ids(database) { !($0.isActive && $0.views > 3) } == [2, 3])
    }
  }

  @Test("null is a value as Swift's nil: equal to itself, unequal to others", arguments: TestDatabase.available)
  func nulls(dialect: Dialect) async throws {
    typealias Member = Forum.Member
    try expectSQL(
      Member.filter { $0.score == nil || $0.score != 3 || !($0.score > 3) || $0.score == $0.team }.select { $0.id },
      """
      SELECT "member"."id" FROM "member" WHERE "member"."score" IS NULL OR "member"."score" IS DISTINCT FROM $1 \
      OR ("member"."score" > $2) IS NOT TRUE OR "member"."score" IS NOT DISTINCT FROM "member"."team_id"
      """,
      sqlite: """
        SELECT "member"."id" FROM "member" WHERE "member"."score" IS NULL OR "member"."score" IS NOT ? \
        OR ("member"."score" > ?) IS NOT TRUE OR "member"."score" IS "member"."team_id"
        """)
    try await Forum.withPosts(dialect) { database async throws in
      #expect(try await members(database) { $0.score == nil } == ["Ann"])
      #expect(try await members(database) { $0.score != nil } == ["Minsu", "Bo"])
      #expect(try await members(database) { $0.score != 3 } == ["Minsu", "Ann"])
      #expect(try await members(database) { $0.score > 3 } == ["Minsu"])
      #expect(try await members(database) { !($0.score > 3) } == ["Ann", "Bo"])
      #expect(try await members(database) { $0.score > $0.id && $0.id <= $0.score } == ["Minsu"])
      #expect(try await members(database) { $0.id >= $0.score } == ["Bo"])
      #expect(try await Member.all.exclude { $0.score == 3 }.count(in: database) == 2)
      #expect(try await members(database) { $0.score.in([3, nil]) } == ["Ann", "Bo"])
      #expect(try await members(database) { !$0.score.in([3]) } == ["Minsu", "Ann"])
    }
  }

  @Test("a list of values; an empty one has no rows", arguments: TestDatabase.available)
  func membership(dialect: Dialect) async throws {
    try expectSQL(
      Post.filter { $0.id.in([1, 2]) && !$0.id.in([]) }.select { $0.id },
      #"SELECT "post"."id" FROM "post" WHERE "post"."id" IN ($1, $2) AND NOT FALSE"#)
    try await Forum.withPosts(dialect) { database async throws in
      #expect(try await ids(database) { $0.id.in([4, 2, 99]) } == [2, 4])
      #expect(try await ids(database) { $0.id.in([]) } == [])
      #expect(try await ids(database) { !$0.id.in([]) } == [1, 2, 3, 4])
      #expect(try await ids(database) { $0.category.in([2, 3]) } == [1, 2, 3])
    }
    #expect(throws: QueryError.tooManyValues(table: "post", count: 70_000, limit: 65_535)) {
      try Post.filter { $0.id.in(0..<70_000) }.sql(for: .postgres)
    }
  }

  enum Status: String, FieldValue {
    case draft, published
  }

  @Model("article")
  struct Article {
    @ID var id: Int
    var status: Status = .draft
    var former: Status?
    var rating: Double?
  }

  @Test("cases of an enum", arguments: TestDatabase.available)
  func enums(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database async throws in
      try await Article.schema.create(in: database)
      try await Article.insert(
        [
          Article.Draft(status: .draft, former: nil, rating: 1.5),
          Article.Draft(status: .published, former: .draft, rating: nil),
        ], into: database)
      #expect(try await Article.filter { $0.status == .published }.get(from: database).former == .draft)
      #expect(try await Article.filter { $0.former != .draft }.get(from: database).id == 1)
      #expect(
        try await Article.filter { $0.status.in([.draft]) && $0.rating > 1 && $0.rating < 2 }.count(in: database) == 1)
      #expect(try await Article.order { $0.status.descending }.select { $0.status }.first(from: database) == .published)
      #expect(try await Article.all.update(in: database) { $0.former = .published } == 2)
      let doubled = try await Article.filter { $0.id == 1 }.select { $0.rating * 2 }.get(from: database)
      #expect(doubled == 3)
    }
  }
}
