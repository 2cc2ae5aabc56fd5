import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("The results of queries", .timeLimit(.minutes(5)))
struct AnswerTests {
  typealias Post = Forum.Post

  @Test("get returns the only row, or says that there is none or more", arguments: TestDatabase.available)
  func get(dialect: Dialect) async throws {
    try await Forum.withPosts(dialect) { database async throws in
      #expect(try await Post.filter { $0.title == "Figs" }.get(from: database).id == 1)
      await #expect(throws: QueryError.doesNotExist(table: "post")) { try await Post.get(99, from: database) }
      await #expect(throws: QueryError.multipleObjectsReturned(table: "post")) {
        try await Post.all.get(from: database)
      }
      #expect(try await Post.filter { $0.title == "none" }.first(from: database) == nil)
    }
  }

  @Test("count and exists answer without loading rows", arguments: TestDatabase.available)
  func counting(dialect: Dialect) async throws {
    try await Forum.withPosts(dialect) { database async throws in
      let active = Post.filter { $0.isActive }.order { $0.id.ascending }
      #expect(try await active.count(in: database) == 3)
      #expect(try await active.limit(2).count(in: database) == 2)
      #expect(try await active.including(\.category).count(in: database) == 3)
      #expect(try await Post.all.select { $0.views }.distinct().count(in: database) == 3)
      #expect(try await active.exists(in: database))
      #expect(try await !active.filter { $0.views > 100 }.exists(in: database))
    }
  }

  @Test("locks are PostgreSQL's; SQLite's writer is alone anyway", arguments: TestDatabase.available)
  func locks(dialect: Dialect) async throws {
    let query = Post.filter { $0.category.name == "fruit" }.forUpdateSkippingLocked()
    #expect("\(query)".hasSuffix(#" FOR UPDATE OF "post" SKIP LOCKED"#))
    #expect(try !query.sql(for: .sqlite).text(for: .sqlite).contains("FOR UPDATE"))
    try await Forum.withPosts(dialect) { database async throws in
      try await database.transaction { connection async throws in
        #expect(try await query.fetch(from: connection).count == 2)
        guard dialect == .postgres else { return }
        #expect(try await query.fetch(from: database).isEmpty)
        let refused = Post.filter { $0.category.name == "fruit" }.forUpdateOrFail()
        let error = await #expect(throws: DatabaseError.self) { try await refused.fetch(from: database) }
        #expect(error?.refusal?.kind == .lockNotAvailable)
      }
    }
  }

  @Test("the database explains how it would run a query", arguments: TestDatabase.available)
  func explain(dialect: Dialect) async throws {
    try await Forum.withPosts(dialect) { database async throws in
      let lines = try await Post.filter { $0.id == 1 }.explain(in: database)
      #expect(lines.contains { $0.contains("post") })
      let insert = try await Post.insert(Forum.post("New")).explain(in: database)
      let update = try await Post.filter { $0.views > 1 }.update { $0.views += 1 }.explain(in: database)
      let delete = try await Post.filter { $0.views > 1 }.deletion().explain(in: database)
      // SQLite has no plan for an insert of values.
      #expect(dialect == .sqlite || insert.contains { $0.contains("Insert on post") })
      for lines in [update, delete] { #expect(lines.contains { $0.contains("post") }) }
      #expect(try await Post.all.select { $0.views }.fetch(from: database).reduce(0, +) == 45)
    }
  }

  @Test("rows are streamed in batches", arguments: TestDatabase.available)
  func streaming(dialect: Dialect) async throws {
    try await Forum.withPosts(dialect) { database async throws in
      var batches: [[Int]] = []
      try await Post.order { $0.id.ascending }.select { $0.id }.stream(from: database, batch: 3) { batches.append($0) }
      #expect(batches == [[1, 2, 3], [4]])
    }
  }
}
