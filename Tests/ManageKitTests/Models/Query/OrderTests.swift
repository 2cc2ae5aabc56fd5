import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("Ordering and paging", .timeLimit(.minutes(5)))
struct OrderTests {
  typealias Member = Forum.Member
  typealias Post = Forum.Post

  @Test(
    "nulls come last upwards and first downwards, unless the query says otherwise", arguments: TestDatabase.available)
  func nulls(dialect: Dialect) async throws {
    try expectSQL(
      Member.order { [$0.score.descending, $0.team.ascending.nullsFirst] }.select { $0.id },
      #"SELECT "member"."id" FROM "member" ORDER BY "member"."score" DESC, "member"."team_id" NULLS FIRST"#,
      sqlite: """
        SELECT "member"."id" FROM "member" ORDER BY "member"."score" DESC NULLS FIRST, "member"."team_id" NULLS FIRST
        """)
    try await Forum.withPosts(dialect) { database async throws in
      func names(_ order: (Member.Columns) -> Ordering) async throws -> [String] {
        try await Member.order(order).select { $0.name }.fetch(from: database)
      }
      #expect(try await names { $0.score.ascending } == ["Bo", "Minsu", "Ann"])
      #expect(try await names { $0.score.descending } == ["Ann", "Minsu", "Bo"])
      #expect(try await names { $0.score.ascending.nullsFirst } == ["Ann", "Bo", "Minsu"])
      #expect(try await names { $0.score.descending.nullsLast } == ["Minsu", "Bo", "Ann"])
    }
  }

  @Test("text is ordered by code points, whatever the locale", arguments: TestDatabase.available)
  func codePoints(dialect: Dialect) async throws {
    let names = ["b", "A", "a", "B", "é", "z", "Z", "나", "가", "_", "1", "🍎", "ﬀ"]
    try await Forum.with(dialect) { database async throws in
      try await Forum.Team.insert(names.map { Forum.Team.Draft(name: $0) }, into: database)
      let ordered = try await Forum.Team.order { $0.name.ascending }.select { $0.name }.fetch(from: database)
      #expect(ordered == ["1", "A", "B", "Z", "_", "a", "b", "z", "é", "가", "나", "ﬀ", "🍎"])
      #expect(try await Forum.Team.filter { $0.name > "Z" && $0.name < "b" }.count(in: database) == 2)
      let (least, greatest) = try await Forum.Team.all.aggregate(in: database) { ($0.name.min(), $0.name.max()) }
      #expect((least, greatest) == ("1", "🍎"))
    }
    try expectSQL(
      Forum.Team.order { $0.name.collated(.database).ascending }.select { $0.id },
      #"SELECT "team"."id" FROM "team" ORDER BY "team"."name""#)
  }

  @Test("an order is followed by the next one, and can be forgotten")
  func chained() throws {
    let query = Post.order { $0.views.descending }.order { $0.id.ascending }.select { $0.id }
    try expectSQL(query, #"SELECT "post"."id" FROM "post" ORDER BY "post"."views" DESC, "post"."id""#)
    try expectSQL(query.unordered(), #"SELECT "post"."id" FROM "post""#)
  }

  @Test("pages meet every row once, in mixed directions, with ties and nulls", arguments: TestDatabase.available)
  func paging(dialect: Dialect) async throws {
    let orders: [(Member.Columns) -> [Ordering]] = [
      { [$0.score.ascending, $0.name.descending] },
      { [$0.score.descending, $0.name.ascending] },
      { [$0.score.descending.nullsLast, $0.team.ascending.nullsFirst] },
      { [$0.name.descending] },
      { [$0.id.descending] },
      { _ in [] },
    ]
    try await Forum.with(dialect) { database async throws in
      try await Forum.Team.insert(["red", "blue"].map { Forum.Team.Draft(name: $0) }, into: database)
      let members = (0..<30).map { number in
        Member.Draft(
          name: ["Ann", "minsu", "Bo", "감"][number % 4], team: [nil, 1, 2][number % 3],
          score: number % 5 == 0 ? nil : number % 4)
      }
      try await Member.insert(members, into: database)
      for order in orders {
        let query = Member.order(order)
        let all = try await query.order { $0.id.ascending }.fetch(from: database)
        var seen: [Member] = []
        var page = try await query.page(after: nil, size: 4).fetch(from: database)
        while !page.isEmpty {
          seen += page
          page = try await query.page(after: page.last, size: 4).fetch(from: database)
        }
        #expect(seen.map(\.id) == all.map(\.id))
      }
    }
  }

  @Test("a page begins where an index can be entered")
  func keyset() throws {
    let date = Forum.day(1)
    let query = Post.order { [$0.createdAt.descending, $0.id.descending] }
    try expectSQL(
      query.after(values: date, 7).limit(25).select { $0.id },
      """
      SELECT "post"."id" FROM "post" WHERE ("post"."created_at", "post"."id") < ($1, $2) \
      ORDER BY "post"."created_at" DESC, "post"."id" DESC LIMIT $3
      """, values: [.timestamp(date), .integer(7), .integer(25)])
    try expectSQL(
      Post.order { [$0.title.ascending, $0.id.descending] }.after(values: "a", 7).select { $0.id },
      """
      SELECT "post"."id" FROM "post" WHERE "post"."title" COLLATE "C" > $1 \
      OR "post"."title" = $2 AND "post"."id" < $3 ORDER BY "post"."title" COLLATE "C", "post"."id" DESC
      """,
      sqlite: """
        SELECT "post"."id" FROM "post" WHERE "post"."title" > ? \
        OR "post"."title" = ? AND "post"."id" < ? ORDER BY "post"."title", "post"."id" DESC
        """)
    #expect(throws: QueryError.cursorMismatch(table: "post", orders: 2, values: 1)) {
      try query.after(values: date).sql(for: .postgres)
    }
  }

  @Test("a page can't start after a row in an order that the row doesn't determine")
  func cursorNotInRow() throws {
    let post = Post(
      id: 1, title: "Figs", author: 1, category: nil, isActive: true, views: 0, price: nil, createdAt: Forum.day(1),
      updatedAt: Forum.day(1))
    #expect(throws: QueryError.cursorNotInRow(table: "post")) {
      try Post.order { $0.author.name.ascending }.page(after: post, size: 5).sql(for: .postgres)
    }
  }
}
