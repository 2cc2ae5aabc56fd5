import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("Aggregates and groups", .timeLimit(.minutes(5)))
struct AggregateTests {
  typealias Post = Forum.Post

  @Test("count, sum, average, least and greatest", arguments: TestDatabase.available)
  func aggregates(dialect: Dialect) async throws {
    try await Forum.withPosts(dialect) { database async throws in
      let (count, sum, average, least, greatest) = try await Post.all.aggregate(in: database) {
        ($0.category.count(), $0.views.sum(), $0.views.average(), $0.createdAt.min(), $0.views.max())
      }
      #expect((count, sum, average) == (3, 45, 11.25))
      #expect((least, greatest) == (Forum.day(1), 20))
      #expect(try await Post.all.aggregate(in: database) { $0.views.count(distinct: true) } == 3)
      let (none, zero, nothing) = try await Post.filter { $0.id.in([]) }.aggregate(in: database) {
        ($0.views.sum(), $0.id.count(), $0.views.average())
      }
      #expect((none, zero, nothing) == (nil, 0, nil))
      #expect(try await Forum.Member.all.aggregate(in: database) { $0.score.sum() ?? 0 } == 13)
      let latest = Post.order { $0.id.descending }.limit(2)
      #expect(try await latest.aggregate(in: database) { $0.views.sum() ?? 0 } == 40)
    }
  }

  @Test("decimals are exact", arguments: TestDatabase.available)
  func decimals(dialect: Dialect) async throws {
    try await Forum.withPosts(dialect) { database async throws in
      let (sum, average, least, greatest) = try await Post.all.aggregate(in: database) {
        ($0.price.sum(), $0.price.average(), $0.price.min(), $0.price.max())
      }
      #expect(sum == Decimal(string: "21.25"))
      #expect(average == Decimal(string: "7.0833333333333333"))
      #expect((least, greatest) == (Decimal(string: "1.5"), Decimal(string: "10.5")))
      let ordered = try await Post.order { $0.price.ascending }.select { $0.id }.fetch(from: database)
      #expect(ordered == [1, 4, 2, 3])
      func ids(_ condition: (Post.Columns) -> SQLExpression<Bool>) async throws -> [Int] {
        try await Post.filter(condition).order { $0.id.ascending }.select { $0.id }.fetch(from: database)
      }
      #expect(try await ids { $0.price == Decimal(string: "1.500") } == [1])
      #expect(try await ids { $0.price > Decimal(9) } == [2, 4])
      #expect(try await ids { $0.price.in([Decimal(string: "10.50"), Decimal(string: "9.250")]) } == [2, 4])
      #expect(try await ids { $0.price.between(Decimal(9), and: Decimal(string: "9.3")) } == [4])

      try await Post.filter { $0.id == 1 }.update(in: database) { $0.price = $0.price * 3 - Decimal(string: "0.1") }
      #expect(try await Post.get(1, from: database).price == Decimal(string: "4.4"))
      try await Post.all.update(in: database) { $0.price = Decimal(string: "0.1") }
      try await Post.filter { $0.id == 4 }.update(in: database) { $0.price = Decimal(string: "0.10") }
      #expect(try await Post.all.aggregate(in: database) { $0.price.sum() } == Decimal(string: "0.4"))
      #expect(try await Post.all.aggregate(in: database) { $0.price.count(distinct: true) } == 1)
      #expect(try await Post.all.group { $0.price }.select { $0.id.count() }.fetch(from: database) == [4])
    }
  }

  @Test("rows are grouped, and groups filtered", arguments: TestDatabase.available)
  func groups(dialect: Dialect) async throws {
    let query = Post.all.group { $0.category }.having { $0.views.sum() > 0 }
      .order { $0.category.ascending }.select { ($0.category, $0.id.count(), $0.views.sum()) }
    try expectSQL(
      query,
      """
      SELECT "post"."category_id", COUNT("post"."id"), CAST(SUM("post"."views") AS bigint) FROM "post" \
      GROUP BY "post"."category_id" HAVING CAST(SUM("post"."views") AS bigint) > $1 ORDER BY "post"."category_id"
      """,
      sqlite: """
        SELECT "post"."category_id", COUNT("post"."id"), SUM("post"."views") FROM "post" \
        GROUP BY "post"."category_id" HAVING SUM("post"."views") > ? ORDER BY "post"."category_id" NULLS LAST
        """)
    try await Forum.withPosts(dialect) { database async throws in
      let rows = try await query.fetch(from: database)
      #expect(rows.map(\.0) == [2, nil])
      #expect(rows.map(\.1) == [2, 1])
      #expect(rows.map(\.2) == [25, 20])
      #expect(try await query.count(in: database) == 2)
      let teams = try await Post.all.group { ($0.author.team.name, $0.createdAt.parts.year) }
        .select { ($0.author.team.name, $0.createdAt.parts.year, $0.id.count()) }.fetch(from: database)
      #expect(Set(teams.map { "\($0 ?? "none") \($1) \($2)" }) == ["red 2026 2", "blue 2026 1", "none 2026 1"])
    }
  }

  @Test("rows are distinct", arguments: TestDatabase.available)
  func distinct(dialect: Dialect) async throws {
    try await Forum.withPosts(dialect) { database async throws in
      let query = Post.order { $0.views.ascending }.select { $0.views }.distinct()
      #expect(try await query.fetch(from: database) == [0, 5, 20])
      let names = Post.all.select { $0.author.name }.distinct().order { $0.author.name.descending }
      #expect(try await names.fetch(from: database) == ["Minsu", "Bo", "Ann"])
      #expect(try await Post.order { $0.title.ascending }.distinct().fetch(from: database).map(\.id) == [3, 1, 4, 2])
    }
  }

  @Test("aggregates are of the rows that are distinct or left by a limit", arguments: TestDatabase.available)
  func aggregatesOfRows(dialect: Dialect) async throws {
    let pairs = Post.order { $0.id.ascending }.select { ($0.isActive, $0.views) }.distinct()
    try await Forum.withPosts(dialect) { database async throws in
      try await Post.insert(Forum.post("Figs again", by: 2, views: 5, price: "1.50"), into: database)
      #expect(try await Post.all.distinct().aggregate(in: database) { $0.views.sum() } == 50)
      let (views, rows) = try await pairs.aggregate(in: database) { ($0.views.sum(), $0.views.count()) }
      #expect((views, rows) == (45, 4))
      let prices = try await Post.all.select { $0.price }.distinct().aggregate(in: database) {
        ($0.price.sum(), $0.price.max(), $0.price.count(), $0.price.average())
      }
      #expect(prices == (Decimal(string: "21.25"), Decimal(string: "10.5"), 3, Decimal(string: "7.0833333333333333")))
      let names = Post.all.select { $0.author.name }.distinct()
      let (last, score) = try await names.aggregate(in: database) { ($0.author.name.max(), $0.author.score.sum()) }
      #expect((last, score) == ("Minsu", 13))
      let ordered = Post.order { $0.author.name.descending }.order { $0.id.descending }.limit(3)
      let team = try await ordered.aggregate(in: database) { ($0.author.team.name.min(), $0.views.sum(), $0.id.max()) }
      #expect(team == ("red", 25, 4))
      #expect(try await ordered.offset(3).aggregate(in: database) { SQLExpression<Int>(raw: "COUNT(\($0.id))") } == 2)
      #expect(try await Post.all.limit(2).aggregate(in: database) { _ in SQLExpression<Int>(raw: "COUNT(*)") } == 2)
      let comments = try await Post.all.limit(9).aggregate(in: database) { Post.comments.of($0).count().sum() }
      #expect(comments == 0)
    }
  }

  @Test("rows that are locked are aggregated, and distinct ones looked for", arguments: TestDatabase.available)
  func lockedAndDistinct(dialect: Dialect) async throws {
    try await Forum.withPosts(dialect) { database async throws in
      #expect(try await Post.all.forUpdate().aggregate(in: database) { $0.views.sum() } == 45)
      #expect(try await Post.all.forUpdate().count(in: database) == 4)
      #expect(
        try await Post.order { $0.id.ascending }.forUpdate().limit(2).aggregate(in: database) { $0.views.sum() } == 5)
      let views = Post.order { $0.views.ascending }.select { $0.views }.distinct()
      #expect(try await views.offset(2).exists(in: database))
      #expect(try await !views.offset(3).exists(in: database))
      #expect(try await !views.limit(0).exists(in: database))
    }
  }

  @Test("arithmetic gives the same numbers on both", arguments: TestDatabase.available)
  func arithmetic(dialect: Dialect) async throws {
    try await Forum.withPosts(dialect) { database async throws in
      func value<V>(_ expression: (Post.Columns) -> SQLExpression<V>) async throws -> V {
        try await Post.filter { $0.id == 1 }.select(expression).get(from: database)
      }
      #expect(try await value { ($0.views + 2) * 3 - $0.id } == 20)
      #expect(try await value { $0.views / 2 } == 2)
      #expect(try await value { ($0.views - 12) / 2 } == -3)
      #expect(try await value { ($0.views - 12) % 4 } == -3)
      #expect(try await value { $0.views / ($0.id - 1) } == nil)
      #expect(try await value { $0.author.score / 4 } == 2)
      #expect(try await value { $0.title + "/" + $0.author.name } == "Figs/Minsu")
      #expect(try await value { $0.title.length() } == 4)
      #expect(try await value { $0.author.team.name ?? "none" } == "red")
      #expect(try await value { $0.title.caseFolded() } == "figs")
      try await Post.filter { $0.id == 1 }.update(in: database) { $0.views = 2_000_000_000 }
      #expect(try await value { $0.views * $0.views } == 4_000_000_000_000_000_000)
      #expect(try await value { $0.views + $0.views } == 4_000_000_000)
      #expect(try await value { ($0.id - $0.views) - $0.views } == -3_999_999_999)
    }
    #expect(throws: QueryError.divisionByZero) {
      try Post.all.select { $0.views / 0 }.sql(for: .postgres)
    }
  }
}
