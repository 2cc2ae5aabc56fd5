import Foundation
import Testing

@testable import ManageKit

@Suite("The databases' names for types")
struct ColumnTypeTests {
  @Test(
    "a type is declared as Django does",
    arguments: [
      (.boolean, "boolean", "bool"), (.smallInteger, "smallint", "smallint"), (.integer, "integer", "integer"),
      (.bigInteger, "bigint", "bigint"), (.double, "double precision", "real"), (.decimal(), "numeric", "text"),
      (.decimal(digits: 8, places: 2), "numeric(8, 2)", "text"), (.text, "text", "text"),
      (.varchar(30), "varchar(30)", "varchar(30)"), (.binary, "bytea", "BLOB"),
      (.timestamp, "timestamp with time zone", "datetime"), (.date, "date", "date"), (.uuid, "uuid", "char(32)"),
      (.json, "jsonb", "text"), (.ipAddress, "inet", "char(39)"),
      (.custom(postgres: "tsvector", sqlite: "text"), "tsvector", "text"),
    ] as [(ColumnType, String, String)])
  func declarations(type: ColumnType, postgres: String, sqlite: String) {
    #expect(type.declaration(for: .postgres) == postgres)
    #expect(type.declaration(for: .sqlite) == sqlite)
  }

  @Test("a key that the database makes is a serial, or SQLite's integer")
  func generatedKeys() {
    #expect(ColumnType.integer.generatedDeclaration(for: .postgres) == "serial")
    #expect(ColumnType.smallInteger.generatedDeclaration(for: .postgres) == "smallserial")
    #expect(ColumnType.bigInteger.generatedDeclaration(for: .postgres) == "bigserial")
    #expect(ColumnType.bigInteger.generatedDeclaration(for: .sqlite) == "integer")
  }

  @Test("a Swift type has its column, optional or not")
  func columnTypes() {
    #expect(Bool.columnType == .boolean)
    #expect(Int16.columnType == .smallInteger)
    #expect(Int.columnType == .integer)
    #expect(Int32.columnType == .integer)
    #expect(Int64.columnType == .bigInteger)
    #expect(Data.columnType == .binary)
    #expect(Date.columnType == .timestamp)
    #expect(Optional<CalendarDate>.columnType == .date)
    #expect(Optional<UUID>.columnType == .uuid)
    #expect(Blog.Status.columnType == .text)
    #expect(!UUID.isNullable)
    #expect(Optional<UUID>.isNullable)
  }

  @Test("a length limits text, and nothing else")
  func limits() {
    #expect(ColumnType.text.limited(to: 3, digits: nil, places: nil) == .varchar(3))
    #expect(ColumnType.integer.limited(to: 3, digits: 3, places: nil) == .integer)
    #expect(ColumnType.decimal().limited(to: nil, digits: 3, places: nil) == .decimal(digits: 3, places: 0))
  }
}
