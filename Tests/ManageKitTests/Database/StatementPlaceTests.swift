import ManageTesting
import Synchronization
import Testing

@testable import ManageKit

@Suite("The place that asks for a statement", .timeLimit(.minutes(5)))
struct StatementPlaceTests {
  typealias Tag = Forum.Tag

  /// The reported statements.
  private final class Journal: Sendable {
    private let places = Mutex<Set<SourcePlace>>([])

    func note(_ event: StatementEvent) {
      places.withLock { _ = $0.insert(event.place) }
    }

    /// Expects that every statement of `call` bears the place of this one.
    func expect(line: Int = #line, _ call: () async throws -> Void) async throws {
      places.withLock { $0 = [] }
      try await call()
      #expect(places.withLock { $0 } == [SourcePlace(line: line)])
    }
  }

  private func with(_ dialect: Dialect, _ body: (Database, Journal) async throws -> Void) async throws {
    try await Forum.withPosts(dialect) { database in
      let journal = Journal()
      try await Tag.insert(Tag.Draft(name: "a"), into: database)
      let bound = database.bound { context in
        context.models = Forum.graph
        context.observer = { journal.note($0) }
      }
      try await body(bound, journal)
    }
  }

  @Test("is told with every kind of query", arguments: TestDatabase.available)
  func queries(dialect: Dialect) async throws {
    let byName = Tag.prepared { (name: Parameter<String>) in Tag.filter { $0.name == name } }
    try await with(dialect) { database, journal in
      let posts = try await Forum.Post.all.fetch(from: database)
      try await journal.expect { _ = try await Tag.all.fetch(from: database) }
      try await journal.expect { _ = try await Tag.all.first(from: database) }
      try await journal.expect { _ = try await Tag.all.get(from: database) }
      try await journal.expect { _ = try await Tag.find(1, in: database) }
      try await journal.expect { _ = try await Tag.get(1, from: database) }
      try await journal.expect { _ = try await Tag.all.count(in: database) }
      try await journal.expect { _ = try await Tag.all.exists(in: database) }
      try await journal.expect { _ = try await Tag.all.aggregate(in: database) { $0.uses.sum() } }
      try await journal.expect { _ = try await Tag.all.aggregate(in: database) { ($0.uses.sum(), $0.uses.max()) } }
      try await journal.expect { _ = try await Tag.all.explain(in: database) }
      try await journal.expect { try await Tag.all.stream(from: database) { _ in } }
      try await journal.expect { _ = try await byName.fetch(from: database, "a") }
      try await journal.expect { _ = try await byName.first(from: database, "a") }
      try await journal.expect { _ = try await byName.get(from: database, "a") }
      try await journal.expect { _ = try await Forum.Post.comments.load(for: posts, from: database) }
      try await journal.expect { _ = try await Forum.Post.tags.load(for: posts, from: database) }
      try await journal.expect { _ = try await Tag.query("SELECT \(Tag.columns) FROM tag").fetch(from: database) }
    }
  }

  @Test("is told with every change", arguments: TestDatabase.available)
  func changes(dialect: Dialect) async throws {
    try await with(dialect) { database, journal in
      try await journal.expect { try await Tag.insert(Tag.Draft(name: "b"), into: database) }
      try await journal.expect { try await Tag.insert([Tag.Draft(name: "c")], into: database) }
      try await journal.expect { try await Tag.copy([Tag.Draft(name: "d")], into: database) }
      try await journal.expect { try await Tag.insert(Tag.Draft(name: "e")).execute(in: database) }
      try await journal.expect { try await Tag.all.update(in: database) { $0.uses += 1 } }
      try await journal.expect { try await Tag(id: 1, name: "f").update(in: database) }
      try await journal.expect { try await Tag(id: 1, name: "f").delete(from: database) }
      try await journal.expect { try await Forum.Post.filter { $0.id == 1 }.delete(from: database) }
      try await journal.expect { try await Tag.filter { $0.name == "c" }.deletion().execute(in: database) }
    }
  }

  @Test("is told with raw SQL, on the database and in a transaction", arguments: TestDatabase.available)
  func rawSQL(dialect: Dialect) async throws {
    try await with(dialect) { database, journal in
      let rows: [[DatabaseValue]] = [[.text("r"), .integer(0)]]
      try await journal.expect { try await database.query("SELECT 1") }
      try await journal.expect { try await database.execute("UPDATE tag SET uses = 1") }
      try await journal.expect { _ = try await database.fetch("SELECT 1") { try $0.decode(Int.self) } }
      try await journal.expect { try await database.stream("SELECT 1", { try $0.decode(Int.self) }) { _ in } }
      try await journal.expect { try await database.pipeline(["SELECT 1", "SELECT 2"]) }
      try await journal.expect { try await database.copy(into: "tag", columns: ["name", "uses"], rows: rows) }
      try await journal.expect { try await database.withConnection { try await $0.executeScript("SELECT 1") } }
      try await journal.expect { _ = try await database.transaction { try await $0.query("SELECT 1") } }
      try await journal.expect { _ = try await database.transaction(isolation: nil) { try await $0.query("SELECT 1") } }
    }
  }

  @Test("stands in the error of a statement that is refused", arguments: TestDatabase.available)
  func refusal(dialect: Dialect) async throws {
    try await with(dialect) { database, _ in
      // Within the macro's closure every line is that of the macro.
      let place = SourcePlace(line: #line + 1)
      let error = await #expect(throws: DatabaseError.self) {
        try await Tag.insert(Tag.Draft(name: "a"), into: database)
      }
      #expect(error?.refusal?.place == place)
      #expect(error?.description.hasSuffix(" at \(place)") == true)
    }
  }
}
