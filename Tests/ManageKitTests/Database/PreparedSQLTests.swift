import ManageTesting
import Testing

@testable import ManageKit

struct PreparedSQLTests {
  private static let byGrams = PreparedSQL("SELECT name FROM fruit WHERE grams > \(0) AND grams < \(0) ORDER BY name")

  @Test("the texts are the template's, the values those bound")
  func texts() {
    let sql = Self.byGrams.binding([.integer(10), .integer(60)])
    #expect(sql.text(for: .sqlite) == "SELECT name FROM fruit WHERE grams > ? AND grams < ? ORDER BY name")
    #expect(sql.text(for: .postgres) == "SELECT name FROM fruit WHERE grams > $1 AND grams < $2 ORDER BY name")
    #expect(sql.values == [.integer(10), .integer(60)])
  }

  @Test("within another statement its values keep their places")
  func nesting() {
    let inner = Self.byGrams.binding([.integer(10), .integer(60)])
    let sql: SQL = "SELECT \(1), count(*) FROM (\(sql: inner)) WHERE name = \("fig")"
    #expect(
      sql.text(for: .postgres)
        == "SELECT $1, count(*) FROM (SELECT name FROM fruit WHERE grams > $2 AND grams < $3 ORDER BY name) WHERE name = $4"
    )
    #expect(sql.values == [.integer(1), .integer(10), .integer(60), .text("fig")])
  }

  @Test("it runs again and again with other values", arguments: TestDatabase.available)
  func runs(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      try await database.execute("INSERT INTO fruit VALUES (1, 'fig', 50), (2, 'kiwi', 80), (3, 'plum', 55)")
      for (least, fruits) in [(0, ["fig", "kiwi", "plum"]), (52, ["kiwi", "plum"]), (80, [])] {
        let sql = Self.byGrams.binding([.integer(Int64(least)), .integer(100)])
        #expect(try await database.fetch(sql) { try $0.decode(String.self) } == fruits)
        #expect(try await database.query(sql).map { try $0[0] } == fruits)
      }
    }
  }

  @Test("fewer values than the template has are refused", arguments: TestDatabase.available)
  func wrongCount(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      for values in [[], [.integer(1)]] as [[DatabaseValue]] {
        let error = await #expect(throws: DatabaseError.self) {
          try await database.query(Self.byGrams.binding(values))
        }
        #expect(error?.name == "refused")
      }
    }
  }
}
