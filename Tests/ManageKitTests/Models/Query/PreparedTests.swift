import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("Prepared queries", .timeLimit(.minutes(5)))
struct PreparedTests {
  typealias Post = Forum.Post

  private static let recent = Post.filter { $0.isActive }.order { $0.createdAt.descending }.limit(2).prepared()
  private static let found = Post.prepared { (author: Parameter<String>, text: Parameter<String>) in
    Post.filter { $0.author.name == author && $0.title.contains(text) && $0.views < 100 }.order { $0.id.ascending }
      .including(\.author)
  }
  private static let scored = Forum.Member.prepared { (score: Parameter<Int?>) in
    Forum.Member.filter { $0.score == score }.select { $0.name }
  }

  @Test("the text is made once, values are bound at each run", arguments: TestDatabase.available)
  func prepared(dialect: Dialect) async throws {
    try await Forum.withPosts(dialect) { database async throws in
      #expect(try await Self.recent.fetch(from: database).map(\.id) == [4, 2])
      #expect(try await Self.recent.fetch(from: database).map(\.id) == [4, 2])
      #expect(try await Self.found.fetch(from: database, "Minsu", "i").map { $0.0.title } == ["Figs"])
      #expect(try await Self.found.fetch(from: database, "Ann", "%").map { $0.1.name } == ["Ann"])
      #expect(try await Self.found.first(from: database, "Minsu", "_") == nil)
      #expect(try await Self.scored.get(from: database, 3) == "Bo")
      #expect(try await Self.scored.get(from: database, nil) == "Ann")
    }
  }

  @Test("it says the same as the query")
  func text() throws {
    let query = Post.filter { $0.isActive }.order { $0.createdAt.descending }.limit(2)
    for dialect in Dialect.allCases {
      let (prepared, plain) = (try Self.recent.sql(for: dialect), try query.sql(for: dialect))
      #expect(prepared.text(for: dialect) == plain.text(for: dialect))
      #expect(prepared.values == plain.values)
    }
    #expect(try Self.found.sql(for: .sqlite, "a", "b*").values == [.text("a"), .text("b*"), .integer(100)])
    #expect(try Self.found.sql(for: .postgres, "a", "b%").values == [.text("a"), .text(#"%b\%%"#), .integer(100)])
  }

  @Test("a senseless query throws when it runs")
  func errors() {
    #expect(throws: QueryError.negativeLimit(table: "post", -1)) {
      try Post.all.limit(-1).prepared().sql(for: .postgres)
    }
    var stray: Parameter<Int>?
    _ = Post.prepared { (id: Parameter<Int>) in
      stray = id
      return Post.filter { $0.id == id }
    }
    if let stray {
      #expect(throws: QueryError.unboundParameter(table: "post")) {
        try Post.filter { $0.id == stray }.sql(for: .postgres)
      }
    }
  }
}
