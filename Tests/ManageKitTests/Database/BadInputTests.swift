import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite(.timeLimit(.minutes(5)))
struct BadInputTests {
  /// What the database refuses of `statement`, in a table that then is still empty.
  private func refusal(_ dialect: Dialect, _ statement: SQL) async throws -> StatementError {
    try await Orchard.with(dialect) { database in
      let error = await #expect(throws: DatabaseError.self) {
        try await database.transaction { connection in
          try await connection.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig')")
          try await connection.execute(statement)
        }
      }
      let fruits = try await database.fruits
      #expect(fruits.isEmpty)
      return try #require(error?.refusal)
    }
  }

  @Test("a refused row names its table, its column or constraint, and its statement", arguments: TestDatabase.available)
  func constraints(dialect: Dialect) async throws {
    let unique = try await refusal(dialect, "INSERT INTO fruit (id, name) VALUES (\(2), \("fig"))")
    #expect(unique.table == "fruit")
    #expect(unique.columns == ["name"])
    let missing = try await refusal(dialect, "INSERT INTO fruit (id, name) VALUES (\(2), \(String?.none))")
    #expect(missing.table == "fruit" && missing.columns == ["name"])
    let check = try await refusal(dialect, "UPDATE fruit SET grams = \(-5)")
    #expect([check.table, check.constraint] == ["fruit", "heavy"])
    #expect(check.columns == ["grams"])
    let key = try await refusal(
      dialect, "INSERT INTO basket (id, fruit_id) VALUES (1, \(7))")
    #expect(key.kind == .foreignKeyViolation)
    #expect(key.table == "basket")
    #expect(key.columns == ["fruit_id"])
    for error in [unique, missing, check] { #expect(error.sql.hasPrefix("INSERT") || error.sql.hasPrefix("UPDATE")) }
  }

  @Test("a foreign key that refuses at once names its table and column", arguments: TestDatabase.available)
  func immediateForeignKey(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      try await database.execute("CREATE TABLE seed (id integer, fruit_id integer REFERENCES fruit (id))")
      let error = await #expect(throws: DatabaseError.self) {
        try await database.execute("INSERT INTO seed VALUES (1, \(99))")
      }
      #expect(error?.refusal?.table == "seed")
      #expect(error?.refusal?.columns == ["fruit_id"])
    }
  }

  @Test("a unique key of several columns names them all, and never a value", arguments: TestDatabase.available)
  func uniqueTogether(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      try await database.execute("CREATE TABLE seed (kind text, batch text, UNIQUE (kind, batch))")
      try await database.execute("INSERT INTO seed VALUES (\("apple)=("), \("2026"))")
      let error = await #expect(throws: DatabaseError.self) {
        try await database.execute("INSERT INTO seed VALUES (\("apple)=("), \("2026"))")
      }
      #expect(error?.refusal?.table == "seed")
      #expect(error?.refusal?.columns == ["kind", "batch"])
      #expect(error?.description.contains("apple") == false)
    }
  }

  @Test("a parent that is still referenced names the table that does so", arguments: TestDatabase.available)
  func referencedParent(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      try await database.execute("CREATE TABLE fruit (id integer PRIMARY KEY)")
      try await database.execute("CREATE TABLE seed (id integer, fruit_id integer REFERENCES fruit (id))")
      try await database.execute("INSERT INTO fruit VALUES (1)")
      try await database.execute("INSERT INTO seed VALUES (1, 1)")
      for statement in ["DELETE FROM fruit", "UPDATE fruit SET id = 2"] as [SQL] {
        let error = await #expect(throws: DatabaseError.self) { try await database.execute(statement) }
        #expect(error?.refusal?.kind == .foreignKeyViolation)
        #expect(error?.refusal?.table == "seed")
        #expect(error?.refusal?.columns == ["fruit_id"])
        #expect(dialect == .sqlite || error?.refusal?.constraint == "seed_fruit_id_fkey")
      }
    }
  }

  @Test("a commit never blames a row that broke another key before, when nobody looked")
  func olderViolation() async throws {
    try await Orchard.with(.sqlite) { database in
      try await database.withConnection { connection in
        try await connection.executeScript(
          """
          CREATE TABLE seed (fruit_id integer REFERENCES fruit (id));
          PRAGMA foreign_keys = OFF; INSERT INTO seed VALUES (99); PRAGMA foreign_keys = ON;
          """)
      }
      let error = await #expect(throws: DatabaseError.self) {
        try await database.transaction { try await $0.execute("INSERT INTO basket (id, fruit_id) VALUES (1, 7)") }
      }
      #expect(error?.refusal?.kind == .foreignKeyViolation)
      #expect(error?.refusal?.table == nil)
      #expect(error?.refusal?.columns == [])
    }
  }

  @Test("a column that isn't there is named", arguments: TestDatabase.available)
  func missingColumn(dialect: Dialect) async throws {
    for statement in [
      "SELECT colour FROM fruit", "SELECT f.colour FROM fruit f", "SELECT fruit.colour FROM fruit, basket",
      "SELECT f.colour FROM basket AS b JOIN \"fruit\" AS f ON f.id = b.fruit_id", "UPDATE fruit SET colour = 1",
      "INSERT INTO fruit (id, colour) VALUES (1, 2)",
    ] as [SQL] {
      let error = try await refusal(dialect, statement)
      #expect(error.kind == .undefinedColumn)
      #expect(error.table == "fruit" && error.columns == ["colour"])
      #expect(DatabaseError.refused(error).hint == "run 'manage migrate'")
    }
  }

  @Test("a value that PostgreSQL's column has no room for is an invalid value", .needsPostgreSQL)
  func outOfRange() async throws {
    let statements: [(statement: SQL, code: String)] = [
      ("INSERT INTO fruit (id, name) VALUES (\(1 << 40), 'kiwi')", "22003"),
      ("UPDATE fruit SET name = \(String(repeating: "감", count: 31))", "22001"),
      ("UPDATE fruit SET name = \("감") || chr(\(0)::int)", "54000"),
    ]
    for (statement, code) in statements {
      let error = try await refusal(.postgres, statement)
      #expect(error.code == code)
      #expect(error.table == "fruit")
      #expect(code == "54000" || error.kind == .invalidValue)
      #expect(!"\(error)".contains("감"))
    }
  }

  @Test("NUL in text is refused before it is sent, and the transaction is undone", arguments: TestDatabase.available)
  func nul(dialect: Dialect) async throws {
    let error = try await refusal(dialect, "UPDATE fruit SET name = \("fi\0g")")
    #expect(error.kind == .invalidValue)
    #expect(error.code == "client")
    #expect(error.sql.hasPrefix("UPDATE fruit"))
    #expect(!"\(error)".contains("fi"))
  }

  @Test("a text of 100 MB comes back whole", arguments: TestDatabase.available)
  func largeText(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      try await database.execute("CREATE TABLE crate (label text)")
      let text = String(repeating: "0123456789", count: 10_000_000)
      try await database.execute("INSERT INTO crate VALUES (\(text))")
      let labels = try await database.fetch("SELECT label FROM crate") { try $0.decode(String.self) }
      #expect(labels.count == 1 && labels.first?.utf8.count == 100_000_000)
      #expect(labels.first == text)
    }
  }

  @Test("a value over SQLite's limit is refused, not a crash")
  func tooLarge() async throws {
    try await TestDatabase.withDatabase(.sqlite) { database in
      // A billion bytes; zeros that are never touched take no memory.
      let error = await #expect(throws: DatabaseError.self) {
        try await database.query("SELECT length(\(Data(count: 1_000_000_001)))")
      }
      #expect(error?.refusal?.kind == .invalidValue)
      #expect(error?.description.contains("at most 1 GB") == true)
    }
  }

  @Test("a connection that is cut within a transaction leaves nothing of it, and the pool heals", .needsPostgreSQL)
  func cutConnection() async throws {
    try await TestDatabase.withSettings(.postgres) { settings in
      guard case .postgres(let settings) = settings else { throw MissingService.postgres }
      try await TCPRelay.with(settings) { relay, relayed in
        try await TestDatabase.withOpen(.postgres(relayed)) { database in
          try await database.execute("CREATE TABLE fruit (name text)")
          for statement in ["INSERT INTO fruit VALUES ('kiwi')", "COMMIT"] as [SQL] {
            let error = await #expect(throws: DatabaseError.self) {
              try await database.transaction { connection in
                try await connection.execute("INSERT INTO fruit VALUES ('fig')")
                relay.cut()
                try await connection.execute(statement)
              }
            }
            #expect(error?.name == "connectionLost")
          }
          let error = await #expect(throws: DatabaseError.self) {
            try await database.copy(into: "fruit", columns: ["name"], rows: CuttingRows(relay: relay))
          }
          #expect(error?.name == "connectionLost")
          let fruits = try await database.fruits
          #expect(fruits.isEmpty)
        }
      }
    }
  }
}

/// Fifty thousand rows; on the way the connection is cut.
private struct CuttingRows: Sequence, IteratorProtocol, Sendable {
  let relay: TCPRelay
  private var number = 0

  init(relay: TCPRelay) {
    self.relay = relay
  }

  mutating func next() -> [DatabaseValue]? {
    number += 1
    if number == 40_000 { relay.cut() }
    return number > 50_000 ? nil : [.text("fruit \(number)")]
  }
}
