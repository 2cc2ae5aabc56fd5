import Books
import ManageKit
import ManageTesting
import Testing

@Suite("The bookshelf")
struct BooksTests {
  @Test("a list shows each book with a link to its page", arguments: TestDatabase.available)
  func list(dialect: Dialect) async throws {
    try await LiveSite.with(Site([.books]), dialect) { site async throws in
      let client = site.client()
      #expect(try await client.get("/books/").text.contains("The shelf is empty."))
      let book = try await Book.insert(.init(title: "Emma", author: "Jane Austen"), into: site.database)
      #expect(try await client.get("/books/").text.contains("href=\"/books/\(book.id)/\""))
      #expect(try await client.get("/books/\(book.id)/").text.contains("Jane Austen"))
      #expect(try await client.get("/books/999/").status == 404)
    }
  }

  @Test("the list is as long as the settings say")
  func perPage() async throws {
    try await LiveSite.with(Site([.books]), environment: ["DEBUG_BOOKS_PER_PAGE": "1"]) { site in
      for title in ["Emma", "Persuasion"] {
        try await Book.insert(.init(title: title, author: "Jane Austen"), into: site.database)
      }
      let list = try await site.client().get("/books/").text
      #expect(list.contains("Persuasion") && !list.contains("Emma"))
    }
  }

  @Test("whoever signs up adds a book, and sees it")
  func add() async throws {
    try await LiveSite.with(Site([.books])) { site async throws in
      let client = site.client()
      #expect(try await client.get("/books/new/").location == "/accounts/login/?next=/books/new/")
      try await client.get("/accounts/signup/")
      try await client.post(
        "/accounts/signup/",
        form: [
          "username": "minsu", "email": "minsu@example.com", "password1": "Kimchi-jjigae-42",
          "password2": "Kimchi-jjigae-42",
        ])
      try await client.get("/books/new/")
      let refused = try await client.post("/books/new/", form: ["title": "", "author": "Jane Austen"])
      #expect(refused.text.contains("This field is required."))
      let page = try await client.post(
        "/books/new/", form: ["title": "Emma", "author": "Jane Austen"], following: true)
      #expect(page.text.contains("<h1>Emma</h1>"))
      #expect(page.text.contains("The book is on the shelf."))
    }
  }

  @Test("importbooks reads a file, and names a line that it can't read")
  func importing() async throws {
    let files = ["good.csv": "Emma, Jane Austen\nPersuasion, Jane Austen\n", "bad.csv": "Emma\n"]
    try await TestSite.with(files: files) { site async throws in
      #expect(try await site.manage("importbooks", "good.csv").stdout == "2 books are on the shelf.\n")
      let refused = try await site.manage("importbooks", "bad.csv")
      #expect(refused.exitCode == 1)
      #expect(refused.stderr.contains("bad.csv:1 has no comma"))
    }
  }
}
