import ManageTesting
import Testing

@testable import ManageKit

@Suite("The constraints of a schema", .timeLimit(.minutes(5)))
struct ConstraintSchemaTests {
  @Model(
    "shelf_book", indexes: [.unique("shelf", "place", name: "one_place")],
    constraints: [.check("pages > 0", name: "shelf_book_pages_check")])
  struct Book {
    @ID var id: Int
    @Field(max: 30, unique: true) var title: String
    @References(Shelf.self, onDelete: .cascade) var shelf: Shelf.ID
    var place: Int
    var pages = 1
  }

  @Model("shelf")
  struct Shelf {
    @ID var id: Int
  }

  private static func tables(_ dialect: Dialect) -> String {
    let key = dialect == .sqlite ? "integer PRIMARY KEY AUTOINCREMENT" : "serial PRIMARY KEY"
    return """
      CREATE TABLE shelf (id \(key));
      CREATE TABLE shelf_book (
        id \(key), title varchar(30) NOT NULL CONSTRAINT shelf_book_title_5e3f_uniq UNIQUE,
        shelf_id integer NOT NULL CONSTRAINT shelf_book_shelf_id_8a_fk REFERENCES shelf (id) DEFERRABLE INITIALLY DEFERRED,
        place integer NOT NULL, pages integer NOT NULL CONSTRAINT shelf_book_pages_77_check CHECK (pages > 0),
        CONSTRAINT shelf_book_shelf_id_place_4d_uniq UNIQUE (shelf_id, place)
      );
      """
  }

  private func with(_ dialect: Dialect, _ body: (Database) async throws -> Void) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      try await database.withConnection { try await $0.executeScript(Self.tables(dialect)) }
      try await database.execute("INSERT INTO shelf DEFAULT VALUES")
      try await body(database)
    }
  }

  @Test("have the model's names, else those that PostgreSQL gives")
  func names() {
    let constraints = Book.schema.constraints
    #expect(
      constraints.map(\.name) == [
        "shelf_book_pkey", "shelf_book_title_key", "shelf_book_shelf_id_fkey", "one_place", "shelf_book_pages_check",
      ])
    #expect(constraints.map(\.columns) == [["id"], ["title"], ["shelf_id"], ["shelf_id", "place"], ["pages"]])
    #expect(constraints.map(\.kind) == [.primaryKey, .unique, .foreignKey, .unique, .check])
  }

  @Test("names too long for PostgreSQL are cut as it cuts them", .needsPostgreSQL)
  func longNames() async throws {
    let column = ColumnSchema(
      "a_column_of_a_name_that_fills_half_a_line", property: "column", type: Int.self, isUnique: true)
    let schema = Schema(table: "a_table_of_a_name_that_fills_half_a_line", columns: [column])
    try await TestDatabase.withDatabase(.postgres) { database in
      try await schema.create(in: database)
      let name: String? = try await database.query(
        "SELECT conname::text FROM pg_constraint WHERE contype = 'u' AND connamespace = 'public'::regnamespace"
      ).first?[0]
      #expect(schema.constraints.map(\.name) == [name])
    }
  }

  @Test("a refusal names the fields, on a table with names of its own", arguments: TestDatabase.available)
  func fields(dialect: Dialect) async throws {
    try await with(dialect) { database in
      try await Book.insert(Book.Draft(title: "Figs", shelf: 1, place: 1), into: database)
      let refused: [(draft: Book.Draft, fields: [String])] = [
        (Book.Draft(title: "Figs", shelf: 1, place: 2), ["title"]),
        (Book.Draft(title: "Plums", shelf: 1, place: 1), ["shelf", "place"]),
        (Book.Draft(title: "Plums", shelf: 9, place: 1), ["shelf"]),
        (Book.Draft(title: "Plums", shelf: 1, place: 3, pages: 0), ["pages"]),
        (Book.Draft(title: String(repeating: "x", count: 31), shelf: 1, place: 3), ["title"]),
      ]
      for (draft, fields) in refused {
        for isNested in [false, true] {
          let error = await #expect(throws: DatabaseError.self) {
            if isNested {
              _ = try await database.transaction { try await Book.insert(draft, into: $0) }
            } else {
              _ = try await Book.insert(draft, into: database)
            }
          }
          #expect(error.map { Book.schema.fields(of: $0).map(\.property) } == fields)
        }
      }
      let parent = await #expect(throws: DatabaseError.self) { try await Shelf.all.deletion().execute(in: database) }
      #expect(parent.map { Shelf.schema.fields(of: $0).isEmpty } == true)
    }
  }

  @Test("of 100 inserts of one value at once one succeeds, and 99 name the field", arguments: TestDatabase.available)
  func race(dialect: Dialect) async throws {
    try await with(dialect) { database in
      let barrier = Barrier(100)
      let outcomes = await withTaskGroup(of: [String].self) { group in
        for number in 0..<100 {
          group.addTask {
            await barrier.meet()
            do {
              try await Book.insert(Book.Draft(title: "Figs", shelf: 1, place: number), into: database)
              return ["inserted"]
            } catch let error as DatabaseError {
              return Book.schema.fields(of: error).map(\.property)
            } catch {
              return ["\(error)"]
            }
          }
        }
        return await group.reduce(into: [[String]: Int]()) { $0[$1, default: 0] += 1 }
      }
      #expect(outcomes == [["inserted"]: 1, ["title"]: 99])
    }
  }
}
