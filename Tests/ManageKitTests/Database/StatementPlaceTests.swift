import ManageTesting
import Synchronization
import Testing

@testable import ManageKit

@Suite("The place that asks for a statement", .timeLimit(.minutes(5)))
struct StatementPlaceTests {
  typealias Tag = Forum.Tag

  /// What was told of each statement.
  private final class Journal: Sendable {
    private let entries = Mutex<[(sql: String, place: SourcePlace)]>([])

    func note(_ event: StatementEvent) {
      entries.withLock { $0.append((event.sql.text(for: .sqlite), event.place)) }
    }

    /// The places of the statements since the last time, each once.
    func takePlaces() -> Set<SourcePlace> {
      entries.withLock { entries in
        defer { entries = [] }
        return Set(entries.map(\.place))
      }
    }
  }

  private func with(_ dialect: Dialect, _ body: (Database, Journal) async throws -> Void) async throws {
    try await Forum.with(dialect) { database in
      let journal = Journal()
      try await Tag.insert(Tag.Draft(name: "a"), into: database)
      try await body(
        database.bound {
          $0.models = Forum.graph
          $0.observer = { journal.note($0) }
        }, journal)
    }
  }

  @Test("is told with every kind of query", arguments: TestDatabase.available)
  func queries(dialect: Dialect) async throws {
    let byName = Tag.prepared { (name: Parameter<String>) in Tag.filter { $0.name == name } }
    try await with(dialect) { database, journal in
      let calls: [(SourcePlace, () async throws -> Void)] = [
        (SourcePlace(), { _ = try await Tag.all.fetch(from: database) }),
        (SourcePlace(), { _ = try await Tag.all.first(from: database) }),
        (SourcePlace(), { _ = try await Tag.all.get(from: database) }),
        (SourcePlace(), { _ = try await Tag.find(1, in: database) }),
        (SourcePlace(), { _ = try await Tag.get(1, from: database) }),
        (SourcePlace(), { _ = try await Tag.all.count(in: database) }),
        (SourcePlace(), { _ = try await Tag.all.exists(in: database) }),
        (SourcePlace(), { _ = try await Tag.all.aggregate(in: database) { $0.uses.sum() } }),
        (SourcePlace(), { _ = try await Tag.all.aggregate(in: database) { ($0.uses.sum(), $0.uses.max()) } }),
        (SourcePlace(), { _ = try await Tag.all.explain(in: database) }),
        (SourcePlace(), { try await Tag.all.stream(from: database) { _ in } }),
        (SourcePlace(), { _ = try await byName.fetch(from: database, "a") }),
        (SourcePlace(), { _ = try await byName.first(from: database, "a") }),
        (SourcePlace(), { _ = try await byName.get(from: database, "a") }),
        (SourcePlace(), { _ = try await Forum.Post.comments.load(for: [], from: database) }),
        (SourcePlace(), { _ = try await Forum.Post.tags.load(for: [], from: database) }),
        (
          SourcePlace(),
          { try await Tag.query("SELECT \(Tag.columns) FROM tag").fetch(from: database).forEach { _ in } }
        ),
      ]
      for (place, call) in calls {
        try await call()
        #expect(journal.takePlaces().subtracting([place]).isEmpty)
      }
    }
  }

  @Test("is told with every change", arguments: TestDatabase.available)
  func changes(dialect: Dialect) async throws {
    try await with(dialect) { database, journal in
      let calls: [(SourcePlace, () async throws -> Void)] = [
        (SourcePlace(), { try await Tag.insert(Tag.Draft(name: "b"), into: database) }),
        (SourcePlace(), { try await Tag.insert([Tag.Draft(name: "c")], into: database) }),
        (SourcePlace(), { try await Tag.copy([Tag.Draft(name: "d")], into: database) }),
        (SourcePlace(), { try await Tag.insert(Tag.Draft(name: "e")).execute(in: database) }),
        (SourcePlace(), { try await Tag.all.update(in: database) { $0.uses += 1 } }),
        (SourcePlace(), { try await Tag(id: 1, name: "f").update(in: database) }),
        (SourcePlace(), { try await Tag(id: 1, name: "f").delete(from: database) }),
        (SourcePlace(), { try await Tag.filter { $0.name == "b" }.delete(from: database) }),
        (SourcePlace(), { try await Tag.filter { $0.name == "c" }.deletion().execute(in: database) }),
      ]
      for (place, call) in calls {
        try await call()
        #expect(journal.takePlaces() == [place])
      }
    }
  }

  @Test("is told with raw SQL, on the database and in a transaction", arguments: TestDatabase.available)
  func rawSQL(dialect: Dialect) async throws {
    try await with(dialect) { database, journal in
      let calls: [(SourcePlace, () async throws -> Void)] = [
        (SourcePlace(), { try await database.query("SELECT 1") }),
        (SourcePlace(), { try await database.execute("UPDATE tag SET uses = 1") }),
        (SourcePlace(), { _ = try await database.fetch("SELECT 1") { try $0.decode(Int.self) } }),
        (SourcePlace(), { try await database.stream("SELECT 1", { try $0.decode(Int.self) }) { _ in } }),
        (SourcePlace(), { try await database.pipeline(["SELECT 1", "SELECT 2"]) }),
        (
          SourcePlace(),
          { try await database.copy(into: "tag", columns: ["name", "uses"], rows: [[.text("r"), .null]]) }
        ),
        (SourcePlace(), { try await database.withConnection { try await $0.executeScript("SELECT 1") } }),
        (SourcePlace(), { try await database.transaction { try await $0.query("SELECT 1") } }),
        (SourcePlace(), { try await database.transaction(isolation: nil) { try await $0.execute("SELECT 1") } }),
      ]
      for (place, call) in calls {
        _ = try? await call()
        #expect(journal.takePlaces() == [place])
      }
    }
  }

  @Test("stands in the error of a statement that is refused", arguments: TestDatabase.available)
  func refusal(dialect: Dialect) async throws {
    try await with(dialect) { database, _ in
      let place = SourcePlace(line: #line + 2)
      let error = await #expect(throws: DatabaseError.self) {
        try await Tag.insert(Tag.Draft(name: "a"), into: database)
      }
      #expect(error?.refusal?.place == place)
      #expect(error?.description.hasSuffix(" at \(place)") == true)
    }
  }
}
