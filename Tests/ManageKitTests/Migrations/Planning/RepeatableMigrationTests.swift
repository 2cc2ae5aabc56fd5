import ManageTesting
import Testing

@testable import ManageKit

@Suite("Repeatable migrations")
struct RepeatableMigrationTests {
  private func files(_ value: Int) -> [String: String] {
    [
      "a/repeat_total.sql": """
      -- migrate:depends b.0001_b
      -- migrate:up
      DROP VIEW IF EXISTS total;
      CREATE VIEW total AS SELECT \(value) AS n FROM b;
      -- migrate:down
      DROP VIEW total;
      """,
      "a/0001_a.sql": creating("a"), "b/0001_b.sql": creating("b"),
    ]
  }

  @Test("run after all tables, and again when their file changes, without an error", arguments: TestDatabase.available)
  func repeats(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      let first = try migrations(files(1), dialect: dialect)
      let plan = try await first.migrate(in: database)
      #expect(plan.description == "Apply a.0001_a\nApply b.0001_b\nApply a.repeat_total")
      #expect(try await first.migrate(in: database).steps.isEmpty)

      let second = try migrations(files(2), dialect: dialect)
      #expect(try await second.unapplied(in: database).map(\.description) == ["a.repeat_total"])
      #expect(try await second.migrate(in: database).description == "Repeat a.repeat_total")
      try await database.execute("INSERT INTO b VALUES (1)")
      let value: Int? = try await database.query("SELECT n FROM total").first?["n"]
      #expect(value == 2)
      #expect(try await second.migrate(in: database).steps.isEmpty)
    }
  }

  @Test("stay when their app goes back, and go when it goes to zero")
  func backwards() async throws {
    try await TestDatabase.withDatabase(.sqlite) { database in
      let files = files(1).merging(["a/0002_b.sql": creating("a2")]) { $1 }
      let migrations = try migrations(files)
      try await migrations.migrate(in: database)
      let back = try await migrations.migrate(to: .migration(app: "a", name: "0001"), in: database)
      #expect(back.description == "Unapply a.0002_b")
      let zero = try await migrations.migrate(to: .zero(app: "a"), in: database)
      #expect(zero.description == "Unapply a.repeat_total\nUnapply a.0001_a")
    }
  }

  @Test("a new numbered step doesn't make an applied one inconsistent, and none may depend on it")
  func order() async throws {
    try await TestDatabase.withDatabase(.sqlite) { database in
      try await migrations(files(1)).migrate(in: database)
      let more = try migrations(files(1).merging(["a/0002_b.sql": creating("a2")]) { $1 })
      #expect(try await more.migrate(in: database).description == "Apply a.0002_b")
    }
    let dependent = ["b/0002_c.sql": creating("c", options: "-- migrate:depends a.repeat_total")]
    let message = await failure { _ = try migrations(files(1).merging(dependent) { $1 }) }
    #expect(message?.contains("depends on a.repeat_total") == true)
  }
}
