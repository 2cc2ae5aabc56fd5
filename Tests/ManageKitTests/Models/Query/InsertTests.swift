import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("Inserting rows", .timeLimit(.minutes(5)))
struct InsertTests {
  typealias Tag = Forum.Tag

  @Test("an inserted row comes back with its key", arguments: TestDatabase.available)
  func one(dialect: Dialect) async throws {
    try expectSQL(
      Tag.insert(Tag.Draft(name: "swift")).returning(),
      #"INSERT INTO "tag" ("name", "uses") VALUES ($1, $2) RETURNING "id", "name", "uses""#,
      values: [.text("swift"), .integer(0)])
    try await Forum.with(dialect) { database async throws in
      let tag = try await Tag.insert(Tag.Draft(name: "스위프트", uses: 3), into: database)
      #expect(tag == Tag(id: 1, name: "스위프트", uses: 3))
      #expect(try await Tag.get(1, from: database) == tag)
    }
  }

  @Test("the clock fills the fields marked for it", arguments: TestDatabase.available)
  func timestamps(dialect: Dialect) async throws {
    try await Forum.withPosts(dialect) { database async throws in
      let post = try await Post.insert(Forum.post("New"), into: database)
      #expect(abs(post.updatedAt.timeIntervalSinceNow) < 60)
      #expect(post.createdAt == Forum.day(1))
    }
  }

  @Test("ten thousand rows, with their keys in the order of the drafts", arguments: TestDatabase.available)
  func many(dialect: Dialect) async throws {
    let drafts = (0..<20_000).map { Tag.Draft(name: "tag \($0)", uses: $0) }
    try await Forum.with(dialect) { database async throws in
      let tags = try await Tag.insert(drafts, into: database)
      #expect(tags.map(\.uses) == Array(0..<20_000))
      #expect(tags.map(\.id) == Array(1...20_000))
      #expect(try await Tag.insert([], into: database) == [])
    }
  }

  @Test("ten thousand rows at once, all or none", arguments: TestDatabase.available)
  func copy(dialect: Dialect) async throws {
    let sum = 49_995_000
    let drafts = (0..<10_000).map { Tag.Draft(name: "tag \($0)", uses: $0) }
    try await Forum.with(dialect) { database async throws in
      #expect(try await Tag.copy(drafts, into: database) == 10_000)
      #expect(try await Tag.all.aggregate(in: database) { $0.uses.sum() } == sum)
      await #expect(throws: DatabaseError.self) {
        try await Tag.copy([Tag.Draft(name: "new"), Tag.Draft(name: "tag 5")], into: database)
      }
      #expect(try await Tag.all.count(in: database) == 10_000)
    }
  }

  /// Drafts without end, of which the thousandth is refused.
  private struct Endless: Sequence, IteratorProtocol {
    var count = 0

    mutating func next() -> Tag.Draft? {
      count += 1
      return Tag.Draft(name: "tag \(count)", uses: count == 1000 ? 1 << 31 : count)
    }
  }

  @Test("drafts are taken one by one as they are sent, all or none", arguments: TestDatabase.available)
  func lazily(dialect: Dialect) async throws {
    try await Forum.with(dialect) { database async throws in
      let copy = await #expect(throws: DatabaseError.self) { try await Tag.copy(Endless(), into: database) }
      #expect(copy?.description == "column 'tag.uses': it does not fit 32 bits")
      await #expect(throws: DatabaseError.self) { try await Tag.insert(Endless(), into: database) }
      #expect(try await Tag.all.count(in: database) == 0)
      #expect(try await Tag.copy(Array(Endless().prefix(999)), into: database) == 999)
      await #expect(throws: DatabaseError.self) {
        try await database.transaction { try await Tag.copy(Endless(), into: $0) }
      }
      #expect(try await Tag.all.count(in: database) == 999)
    }
  }

  @Test("a row that is there is left as it is", arguments: TestDatabase.available)
  func ignoring(dialect: Dialect) async throws {
    let insert = Tag.insert([Tag.Draft(name: "a", uses: 9), Tag.Draft(name: "b")]).orIgnore()
    try expectSQL(
      insert, #"INSERT INTO "tag" ("name", "uses") VALUES ($1, $2), ($3, $4) ON CONFLICT DO NOTHING"#)
    try await Forum.with(dialect) { database async throws in
      try await Tag.insert(Tag.Draft(name: "a", uses: 1), into: database)
      #expect(try await insert.execute(in: database) == 1)
      #expect(try await Tag.order { $0.name.ascending }.select { $0.uses }.fetch(from: database) == [1, 0])
      #expect(try await insert.returning().fetch(from: database).isEmpty)
    }
  }

  @Test("a row that is there is changed", arguments: TestDatabase.available)
  func updating(dialect: Dialect) async throws {
    let insert = Tag.insert([Tag.Draft(name: "a", uses: 9), Tag.Draft(name: "b", uses: 2)])
      .orUpdate(on: { $0.name }) { old, new in
        old.uses += 1
        old.uses = old.uses + new.uses
      }
    try expectSQL(
      Tag.insert(Tag.Draft(name: "a")).orUpdate(on: { $0.name }) { $0.uses += 1 },
      """
      INSERT INTO "tag" ("name", "uses") VALUES ($1, $2) ON CONFLICT ("name") DO UPDATE SET "uses" = "tag"."uses" + $3
      """,
      sqlite: """
        INSERT INTO "tag" ("name", "uses") VALUES (?, ?) ON CONFLICT ("name") DO UPDATE \
        SET "uses" = manage_fit_integer("tag"."uses" + ?, 32, 'tag.uses')
        """)
    try await Forum.with(dialect) { database async throws in
      try await Tag.insert(Tag.Draft(name: "a", uses: 1), into: database)
      let rows = try await insert.returning().fetch(from: database)
      #expect(rows.map(\.name) == ["a", "b"])
      #expect(rows.map(\.uses) == [11, 2])
    }
  }

  @Test("a name that isn't a column of the table describes no conflict")
  func conflictByExpression() {
    #expect(throws: QueryError.conflictNotColumn(table: "tag")) {
      try Tag.insert(Tag.Draft(name: "swift")).orUpdate(on: { $0.name.caseFolded() }) { $0.uses += 1 }
        .sql(for: .postgres)
    }
  }

  @Test("a conflict is described by several columns", arguments: TestDatabase.available)
  func severalColumns(dialect: Dialect) async throws {
    let insert = Forum.PostTag.insert(Forum.PostTag.Draft(post: 1, tag: 1)).orUpdate(on: { ($0.post, $0.tag) }) {
      $0.tag = 1
    }
    #expect("\(insert)".hasSuffix(#"ON CONFLICT ("post_id", "tag_id") DO UPDATE SET "tag_id" = $3"#))
    try await Forum.withPosts(dialect) { database async throws in
      try await Tag.insert(Tag.Draft(name: "a"), into: database)
      let first = try await insert.returning().fetch(from: database)
      #expect(try await insert.returning().fetch(from: database) == first)
    }
  }

  @Test("an insert without rows is an error")
  func noRows() {
    #expect(throws: QueryError.noRows(table: "tag")) { try Tag.insert([]).sql(for: .sqlite) }
  }

  @Test(
    "a value that its column can't hold is refused before it is sent, the same on both",
    arguments: TestDatabase.available)
  func outOfRange(dialect: Dialect) async throws {
    let long = "column 'post.title': it is longer than 50 characters"
    let great = "column 'tag.uses': it does not fit 32 bits"
    try await Forum.withPosts(dialect) { database async throws in
      try await Post.insert(Forum.post(String(repeating: "감", count: 50)), into: database)
      let insert = await #expect(throws: DatabaseError.self) {
        try await Post.insert(Forum.post(String(repeating: "감", count: 51)), into: database)
      }
      let update = await #expect(throws: DatabaseError.self) {
        try await Post.all.update(in: database) { $0.title = String(repeating: "x", count: 51) }
      }
      let copy = await #expect(throws: DatabaseError.self) {
        try await Tag.copy([Tag.Draft(name: "a", uses: 1 << 31)], into: database)
      }
      #expect(insert?.description == long)
      #expect(update?.description == long)
      #expect(copy?.description == great)
      #expect(try await Tag.all.count(in: database) == 0)
    }
  }

  @Test("a unique constraint refuses", arguments: TestDatabase.available)
  func refusal(dialect: Dialect) async throws {
    try await Forum.with(dialect) { database async throws in
      try await Tag.insert(Tag.Draft(name: "a"), into: database)
      let error = await #expect(throws: DatabaseError.self) {
        try await Tag.insert(Tag.Draft(name: "a"), into: database)
      }
      #expect(error?.isUniqueViolation == true)
    }
  }

  typealias Post = Forum.Post
}
