import ManageTesting
import Testing

@testable import ManageKit

struct RowTests {
  private let row = Row(
    columns: RowColumns(["id", "name", "note", "id"]), values: [.integer(1), .text("fig"), .null, .integer(2)])

  @Test("values are read by name and by position")
  func access() throws {
    #expect(try row["name"] == "fig")
    #expect(try row[1] == "fig")
    #expect(try row["note"] as String? == nil)
    #expect(row.columnNames == ["id", "name", "note", "id"])
  }

  @Test("of two columns of one name the first is read, the second by its position")
  func sameName() throws {
    #expect(try row["id"] == 1)
    #expect(try row[3] == 2)
  }

  @Test("a column that isn't there is an error that lists those that are")
  func missingColumn() {
    let named = #expect(throws: DatabaseError.self) { try row["nmae"] as String }
    #expect(named?.description == "the result has no column 'nmae' (it has id, name, note, id)")
    for index in [4, -1] {
      let error = #expect(throws: DatabaseError.self) { try row[index] as String }
      #expect(error?.description == "the result has no column 'number \(index)' (it has id, name, note, id)")
    }
  }

  @Test("a value of another type is an error that names the column and shows no value")
  func typeMismatch() {
    let text = #expect(throws: DatabaseError.self) { try row["name"] as Int }
    #expect(text?.description == "column 'name' holds text, not Int")
    let null = #expect(throws: DatabaseError.self) { try row[2] as String }
    #expect(null?.description == "column 'note' holds null, not String")
  }

  @Test("the names of a result's columns are those of the statement", arguments: TestDatabase.available)
  func columnNames(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      try await database.execute("INSERT INTO fruit (id, name, grams) VALUES (1, '감', 200)")
      let row = try #require(
        try await database.query("SELECT name, grams * 2 AS doubled, count(*) OVER () AS \"The Count\" FROM fruit")
          .first)
      #expect(row.columnNames == ["name", "doubled", "The Count"])
      #expect(try row["name"] == "감")
      #expect(try row["doubled"] == 400)
      #expect(try row["The Count"] == 1)
      let error = #expect(throws: DatabaseError.self) { try row["name"] as Bool }
      #expect(error?.description == "column 'name' holds text, not Bool")
    }
  }
}
