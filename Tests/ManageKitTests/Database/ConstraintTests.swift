import ManageTesting
import Testing

@testable import ManageKit

@Suite("A constraint that refuses", .timeLimit(.minutes(5)))
struct ConstraintTests {
  /// What `statement` is refused for in a database with these tables.
  private func refusal(_ dialect: Dialect, _ tables: String, _ statement: SQL) async throws -> StatementError {
    try await TestDatabase.withDatabase(dialect) { database in
      try await database.withConnection { try await $0.executeScript(tables) }
      let alone = await #expect(throws: DatabaseError.self) { try await database.execute(statement) }
      let within = await #expect(throws: DatabaseError.self) {
        try await database.transaction { connection in
          try await connection.transaction { try await $0.execute(statement) }
        }
      }
      #expect(within?.refusal?.columns == alone?.refusal?.columns)
      #expect(try await database.query("SELECT 1").count == 1)
      return try #require(alone?.refusal)
    }
  }

  @Test("a check tells its columns, whatever its name", arguments: TestDatabase.available)
  func check(dialect: Dialect) async throws {
    for check in ["CONSTRAINT seed_1f6a CHECK (\"grams\" >= 0 AND kind <> 'batch')", "CHECK (grams > 0 OR kind = '')"] {
      let tables = "CREATE TABLE seed (kind text, batch text, grams integer, \(check))"
      let refusal = try await refusal(dialect, tables, "INSERT INTO seed VALUES ('a', 'b', -1)")
      #expect(refusal.kind == .checkViolation)
      #expect(refusal.table == "seed")
      #expect(refusal.columns == ["kind", "grams"] || refusal.columns == ["grams", "kind"])
    }
  }

  @Test("a unique index over expressions tells the columns that it reads", arguments: TestDatabase.available)
  func expressions(dialect: Dialect) async throws {
    let refusal = try await refusal(
      dialect,
      """
      CREATE TABLE seed (id integer, kind text, batch text);
      CREATE UNIQUE INDEX one_kind_9c2e ON seed (lower(kind));
      INSERT INTO seed VALUES (1, 'apple', 'a');
      """, "INSERT INTO seed VALUES (2, 'APPLE', 'b')")
    #expect(refusal.kind == .uniqueViolation)
    #expect(refusal.constraint == "one_kind_9c2e")
    #expect(refusal.columns == ["kind"])
  }

  @Test("of several foreign keys it is the one that was broken", arguments: TestDatabase.available)
  func foreignKeys(dialect: Dialect) async throws {
    let tables = """
      CREATE TABLE fruit (id integer PRIMARY KEY);
      CREATE TABLE seed (
        a integer CONSTRAINT seed_a_1f_fk REFERENCES fruit (id), b integer CONSTRAINT seed_b_2e_fk REFERENCES fruit (id)
      );
      INSERT INTO fruit VALUES (1); INSERT INTO seed VALUES (NULL, 1);
      """
    for (statement, column) in [
      ("INSERT INTO seed VALUES (1, 2)", "b"), ("UPDATE seed SET a = 9", "a"), ("DELETE FROM fruit", "b"),
    ] {
      let refusal = try await refusal(dialect, tables, SQL(unsafe: statement))
      #expect(refusal.kind == .foreignKeyViolation)
      #expect(refusal.table == "seed")
      #expect(refusal.columns == [column])
    }
  }

  @Test("a deferred one is asked before the commit", arguments: TestDatabase.available)
  func deferred(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      let error = await #expect(throws: DatabaseError.self) {
        try await database.transaction { try await $0.execute("INSERT INTO basket (id, fruit_id) VALUES (1, 7)") }
      }
      #expect(error?.refusal?.kind == .foreignKeyViolation)
      #expect(error?.refusal?.table == "basket")
      #expect(error?.refusal?.columns == ["fruit_id"])
      try await database.transaction { connection in
        try await connection.execute("INSERT INTO basket (id, fruit_id) VALUES (1, 7)")
        try await connection.execute("INSERT INTO fruit (id, name) VALUES (7, 'fig')")
      }
      #expect(try await database.fruits == ["fig"])
    }
  }
}
