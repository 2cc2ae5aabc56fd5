import Foundation
import ManageTesting
import Testing

@testable import ManageKit

struct SQLTests {
  @Test("interpolated values are bound, with each database's placeholders")
  func placeholders() {
    let sql: SQL = "SELECT * FROM fruit WHERE name = \("사과") AND grams > \(150)"
    #expect(sql.text(for: .sqlite) == "SELECT * FROM fruit WHERE name = ? AND grams > ?")
    #expect(sql.text(for: .postgres) == "SELECT * FROM fruit WHERE name = $1 AND grams > $2")
    #expect(sql.values == [.text("사과"), .integer(150)])
  }

  @Test("a printed statement shows its text and no value")
  func printing() {
    let sql: SQL = "SELECT \("secret")"
    var dumped = ""
    dump(sql, to: &dumped)
    #expect("\(sql)" == "SELECT $1")
    #expect(!dumped.contains("secret") && !String(reflecting: sql).contains("secret"))
  }

  @Test("each Swift type binds as its database value, nil as null")
  func boundValues() {
    let date = Date(timeIntervalSince1970: 0)
    let nothing: String? = nil
    let something: Int? = 7
    let sql: SQL = "\(true) \(0.5) \(Data([1]))\(date) \(nothing) \(something) \(DatabaseValue.null)"
    #expect(
      sql.values == [.bool(true), .double(0.5), .blob(Data([1])), .timestamp(date), .null, .integer(7), .null])
    #expect(sql.text(for: .postgres) == "$1 $2 $3$4 $5 $6 $7")
  }

  @Test("an identifier is quoted, quotes in it are doubled")
  func identifiers() {
    let table = #"odd"; DROP TABLE fruit; --"#
    let sql: SQL = "SELECT \(identifier: "grams") FROM \(identifier: table)"
    for dialect in Dialect.allCases {
      #expect(sql.text(for: dialect) == #"SELECT "grams" FROM "odd""; DROP TABLE fruit; --""#)
    }
    #expect(sql.values.isEmpty)
  }

  @Test("a statement within another brings its values, and PostgreSQL's numbers go on")
  func nesting() {
    let named: SQL = "name = \("fig")"
    let filter: SQL = "\(sql: named) OR grams < \(10)"
    let sql: SQL = "SELECT \(1) FROM fruit WHERE (\(sql: filter)) AND (\(sql: named)) LIMIT \(5)"
    #expect(
      sql.text(for: .postgres)
        == "SELECT $1 FROM fruit WHERE (name = $2 OR grams < $3) AND (name = $4) LIMIT $5")
    #expect(sql.text(for: .sqlite) == "SELECT ? FROM fruit WHERE (name = ? OR grams < ?) AND (name = ?) LIMIT ?")
    #expect(sql.values == [.integer(1), .text("fig"), .integer(10), .text("fig"), .integer(5)])
  }

  @Test("a literal and a raw text have no values")
  func plainText() {
    let text = "SELECT '$1 ? %s'"
    for sql in ["SELECT '$1 ? %s'", SQL(unsafe: text)] as [SQL] {
      #expect(sql.text(for: .sqlite) == text)
      #expect(sql.text(for: .postgres) == text)
      #expect(sql.values.isEmpty)
    }
  }

  @Test("text that looks like SQL stays text", arguments: TestDatabase.available)
  func injection(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      let names = ["'; DROP TABLE fruit; --", #"" OR "1"="1"#, #"\'); DELETE FROM fruit; --"#, "$1 ? :name"]
      for (id, name) in names.enumerated() {
        try await database.execute("INSERT INTO fruit (id, name) VALUES (\(id), \(name))")
        let rows = try await database.query("SELECT id FROM fruit WHERE name = \(name)")
        #expect(try rows.map { try $0["id"] } == [id])
      }
      #expect(try await database.fruits == names.sorted())
    }
  }

  @Test("a quoted identifier names a table of any name", arguments: TestDatabase.available)
  func oddTable(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      let (table, column) = (#"the "odd" 표; --"#, "select")
      try await database.execute("CREATE TABLE \(identifier: table) (\(identifier: column) integer)")
      try await database.execute("INSERT INTO \(identifier: table) VALUES (\(3))")
      let row = try #require(
        try await database.query("SELECT \(identifier: column) FROM \(identifier: table)").first)
      #expect(try row[column] == 3)
    }
  }
}
