import Foundation
import ManageTemplateEngine
import ManageTesting
import Testing

@testable import ManageKit

@Suite("A form of a model", .timeLimit(.minutes(5)))
struct ModelFormTests {
  enum Genre: String, FieldValue, CaseIterable { case novel, poem }

  @Model(
    "form_book", name: ["en": "book", "ko": "책"], indexes: [.unique("shelf", "place", name: "form_book_one_place")])
  struct Book {
    @ID var id: Int
    @Field(
      max: 30, unique: true, label: ["en": "title", "ko": "제목"], help: "As on the cover.",
      validators: [.minimumLength(2)])
    var title: String
    var pages: Int32?
    @Field(digits: 6, places: 2) var price: Decimal
    var genre: Genre = .novel
    var shelf = 1
    var place = 1
    @References(Shelf.self, onDelete: .cascade) var owner: Shelf.ID?
    var isSecretlyBad = false
  }

  @Model("form_shelf")
  struct Shelf {
    @ID var id: Int
  }

  @Form
  struct BookForm {
    @Input(Book.formField(\.title)) let title: String
    @Input(Book.formField(\.pages)) let pages: Int32?
    @Input(Book.formField(\.price)) let price: Decimal
    @Input(Book.formField(\.genre)) let genre: Genre
    @Input(Book.formField(\.shelf)) let shelf: Int
    @Input(Book.formField(\.place)) let place: Int
    @Input(Book.formField(\.owner)) let owner: Int?

    var draft: Book.Draft {
      Book.Draft(title: title, pages: pages, price: price, genre: genre, shelf: shelf, place: place, owner: owner)
    }
  }

  private typealias Fields = BookForm.Fields

  private func with(_ dialect: Dialect, _ body: (Database) async throws -> Void) async throws {
    let key = dialect == .sqlite ? "integer PRIMARY KEY AUTOINCREMENT" : "serial PRIMARY KEY"
    let price = dialect == .sqlite ? "text" : "numeric(6, 2)"
    try await TestDatabase.withDatabase(dialect) { database in
      try await database.withConnection {
        try await $0.executeScript(
          """
          CREATE TABLE form_shelf (id \(key));
          CREATE TABLE form_book (
            id \(key), title varchar(30) NOT NULL UNIQUE, pages integer, price \(price) NOT NULL,
            genre text NOT NULL, shelf integer NOT NULL, place integer NOT NULL,
            owner_id integer REFERENCES form_shelf (id) DEFERRABLE INITIALLY DEFERRED,
            is_secretly_bad bool NOT NULL, CONSTRAINT form_book_one_place UNIQUE (shelf, place)
          );
          """)
      }
      try await body(database)
    }
  }

  private func form(_ body: String, language: String = "en") throws -> BoundForm<BookForm> {
    BoundForm(BookForm.self, input: try Reader.input(body), try Reader.locale(language))
  }

  @Test("asks as the schema says: labels, hints, limits, choices and rules")
  func schema() throws {
    var form = try form("title=a&pages=2147483648&price=12345.678&genre=song", language: "ko")
    #expect(form.validate() == nil)
    #expect(form.errors(of: \Fields.title).map(\.code) == ["min_length"])
    #expect(form.errors(of: \Fields.pages).map(\.code) == ["max_value"])
    #expect(form.errors(of: \Fields.price).map(\.code) == ["max_digits"])
    #expect(form.errors(of: \Fields.genre).map(\.code) == ["invalid_choice"])
    let html = try #require(try form.untyped.templateMarkup())
    #expect(html.contains("제목") && html.contains("As on the cover.") && html.contains("maxlength=\"30\""))
    #expect(html.contains("<option value=\"poem\">Poem</option>"))
  }

  @Test("takes only the columns that it lists, whatever is posted")
  func massAssignment() throws {
    let names = Book.schema.columns.flatMap { [$0.name, $0.property] } + ["pk"]
    let extra = names.map { "\($0)=77" }.joined(separator: "&")
    var form = try form("\(extra)&title=Emma&price=1.5&genre=poem&shelf=1&place=2&owner=&pages=")
    let valid = form.validate()
    let draft = try #require(valid).draft
    #expect(!draft.isSecretlyBad && draft.title == "Emma" && draft.owner == nil && draft.genre == .poem)
  }

  @Test(
    "a value that somebody else has is an error of its field, however many ask at once",
    arguments: TestDatabase.available)
  func race(dialect: Dialect) async throws {
    try await with(dialect) { database in
      let outcomes = try await withThrowingTaskGroup(of: [String].self) { group in
        for number in 1...100 {
          group.addTask {
            var form = try form("title=Emma&price=1.50&genre=novel&shelf=1&place=\(number)")
            guard let book = form.validate() else { return ["invalid"] }
            do { try await Book.insert(book.draft, into: database) } catch let error as DatabaseError {
              guard form.addRefusal(error, of: Book.self) else { throw error }
            }
            return form.errors(of: \Fields.title).map(\.message)
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.filter(\.isEmpty).count == 1)
      #expect(outcomes.filter { $0 == ["Book with this Title already exists."] }.count == 99)
    }
  }

  @Test("a rule about several columns is an error of the whole form", arguments: TestDatabase.available)
  func composite(dialect: Dialect) async throws {
    try await with(dialect) { database in
      for (title, isWrong) in [("Emma", false), ("Persuasion", true)] {
        var form = try form("title=\(title)&price=1&genre=novel&shelf=1&place=1")
        let valid = form.validate()
        let book = try #require(valid)
        do {
          try await Book.insert(book.draft, into: database)
          #expect(!isWrong)
        } catch let error as DatabaseError {
          #expect(form.addRefusal(error, of: Book.self) && isWrong)
          #expect(form.errors().map(\.code) == ["unique_together"])
        }
      }
    }
  }

  @Test(
    "a row that is gone is an error of its field, also where the database looks only at the end",
    arguments: TestDatabase.available)
  func reference(dialect: Dialect) async throws {
    try await with(dialect) { database in
      var form = try form("title=Emma&price=1&genre=novel&shelf=1&place=1&owner=99")
      let valid = form.validate()
      let book = try #require(valid)
      let error = try #require(
        await #expect(throws: DatabaseError.self) { try await Book.insert(book.draft, into: database) })
      let isKnown = form.addRefusal(error, of: Book.self)
      #expect(isKnown)
      #expect(form.errors(of: \Fields.owner).map(\.code) == ["invalid_choice"])
    }
  }

  @Test("choices of a query are the only ones")
  func offered() throws {
    var fields = Fields.standard
    fields.owner.offer([.option(3, "Third")])
    for (owner, isRight) in [("3", true), ("4", false), ("", true)] {
      var form = BoundForm(
        BookForm.self, fields: fields,
        input: try Reader.input("title=Emma&price=1&genre=novel&shelf=1&place=1&owner=\(owner)"),
        try Reader.locale())
      #expect((form.validate() != nil) == isRight, "\(owner)")
    }
  }
}
