import ManageTesting
import Testing

@testable import ManageKit

struct DatabaseErrorTests {
  /// What the database refuses of `statements`, run one after another.
  private func refusal(_ dialect: Dialect, _ statements: SQL...) async throws -> StatementError {
    try await Orchard.with(dialect) { database in
      try await database.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig')")
      let error = await #expect(throws: DatabaseError.self) {
        for statement in statements { try await database.execute(statement) }
      }
      return try #require(error?.refusal)
    }
  }

  @Test(
    "the table of a statement has its schema, and is without its quotes",
    arguments: [
      ("INSERT INTO audit.log VALUES (1)", "audit.log"), ("UPDATE \"my\"\"t\" SET a = 1", "my\"t"),
      ("DELETE FROM ONLY \"Straße\".t", "Straße.t"), ("INSERT OR REPLACE INTO my$tab$le VALUES (1)", "my$tab$le"),
    ])
  func target(statement: String, table: String) {
    #expect(SQL.target(of: statement) == table)
  }

  @Test("a name that is taken is a unique violation, without the name", arguments: TestDatabase.available)
  func unique(dialect: Dialect) async throws {
    let error = try await refusal(dialect, "INSERT INTO fruit (id, name) VALUES (\(2), \("fig"))")
    #expect(error.kind == .uniqueViolation)
    #expect(error.sql == SQL("INSERT INTO fruit (id, name) VALUES (\(2), \("fig"))").text(for: dialect))
    #expect(!"\(error)".contains("fig"))
    #expect(DatabaseError.refused(error).isUniqueViolation)
    #expect(!DatabaseError.refused(error).isUndefinedTable)
    switch dialect {
    case .sqlite: #expect(error.description.hasPrefix("UNIQUE constraint failed: fruit.name (2067)"))
    case .postgres: #expect(error.code == "23505" && error.constraint == "fruit_name_key")
    }
  }

  @Test("a primary key that is taken is a unique violation", arguments: TestDatabase.available)
  func primaryKey(dialect: Dialect) async throws {
    #expect(try await refusal(dialect, "INSERT INTO fruit (id, name) VALUES (1, 'kiwi')").kind == .uniqueViolation)
  }

  @Test("a missing value is a not-null violation", arguments: TestDatabase.available)
  func notNull(dialect: Dialect) async throws {
    let error = try await refusal(dialect, "INSERT INTO fruit (id, name) VALUES (2, \(String?.none))")
    #expect(error.kind == .notNullViolation)
  }

  @Test("a value that a CHECK forbids is a check violation", arguments: TestDatabase.available)
  func check(dialect: Dialect) async throws {
    let error = try await refusal(dialect, "UPDATE fruit SET grams = \(-5)")
    #expect(error.kind == .checkViolation)
    #expect(error.message.contains("heavy"))
  }

  @Test("a row without its parent is a foreign key violation", arguments: TestDatabase.available)
  func foreignKey(dialect: Dialect) async throws {
    let error = try await refusal(
      dialect, "CREATE TABLE seed (fruit_id integer REFERENCES fruit (id))", "INSERT INTO seed VALUES (\(99))")
    #expect(error.kind == .foreignKeyViolation)
  }

  @Test("a parent that ON DELETE RESTRICT keeps is a foreign key violation", arguments: TestDatabase.available)
  func restrict(dialect: Dialect) async throws {
    let error = try await refusal(
      dialect, "CREATE TABLE seed (fruit_id integer REFERENCES fruit (id) ON DELETE RESTRICT)",
      "INSERT INTO seed VALUES (1)", "DELETE FROM fruit")
    #expect(error.kind == .foreignKeyViolation)
  }

  @Test("a deferred foreign key is refused at the commit, and all is undone", arguments: TestDatabase.available)
  func deferredForeignKey(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      let error = await #expect(throws: DatabaseError.self) {
        try await database.transaction { connection in
          try await connection.execute("INSERT INTO basket (id, fruit_id) VALUES (1, \(7))")
          try await connection.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig')")
        }
      }
      #expect(error?.refusal?.kind == .foreignKeyViolation)
      #expect(try await database.fruits.isEmpty)
      try await database.transaction { connection in
        try await connection.execute("INSERT INTO basket (id, fruit_id) VALUES (1, 7)")
        try await connection.execute("INSERT INTO fruit (id, name) VALUES (7, 'kiwi')")
      }
      #expect(try await database.fruits == ["kiwi"])
    }
  }

  @Test("a table that isn't there is undefined, and the hint is to migrate", arguments: TestDatabase.available)
  func undefinedTable(dialect: Dialect) async throws {
    for statement in ["SELECT 1 FROM vegetable", "INSERT INTO vegetable VALUES (1)", "DROP TABLE vegetable"] as [SQL] {
      let error = DatabaseError.refused(try await refusal(dialect, statement))
      #expect(error.isUndefinedTable)
      #expect(error.description.contains("vegetable"))
      #expect(error.refusal?.table == "vegetable")
      #expect(error.hint == "run 'manage migrate'")
    }
  }

  @Test("SQL that isn't any is refused in one line", arguments: TestDatabase.available)
  func syntax(dialect: Dialect) async throws {
    for statement in ["SELEKT 1", "SELECT 1; SELECT 2"] as [SQL] {
      let error = DatabaseError.refused(try await refusal(dialect, statement))
      #expect(error.refusal?.kind == .other)
      #expect(!error.description.contains("\n"))
      #expect(error.hint == nil)
    }
  }

  @Test("a value that isn't of its column's type is refused without being shown", .needsPostgreSQL)
  func valueOfAnotherType() async throws {
    let error = try await refusal(.postgres, "UPDATE fruit SET grams = \("hunter2")::text::integer")
    #expect(error.code == "22P02")
    #expect(error.message == "invalid input syntax for type integer: …")
    #expect(!"\(error)".contains("hunter2"))
  }

  @Test("each error is one line, with a hint where there is one")
  func descriptions() {
    let refused = StatementError(kind: .other, code: "42601", message: "syntax error", sql: "SELEKT")
    let errors: [(error: DatabaseError, description: String, hint: String?)] = [
      (.unreachable("no route", hint: "check the host"), "no route", "check the host"),
      (.timedOut("took longer than 30 s"), "took longer than 30 s", nil), (.connectionLost("lost it"), "lost it", nil),
      (
        .locked, "the SQLite database is locked by another process",
        "another process holds the file; stop it or try again"
      ), (.closed, "the database is closed", nil), (.refused(refused), "syntax error (42601)", nil),
    ]
    for (error, description, hint) in errors {
      #expect(error.description == description)
      #expect(error.hint == hint)
      #expect(!error.isUniqueViolation && !error.isUndefinedTable)
    }
  }
}
