import ManageKit

/// The pages that show books: `/books/` and `/books/ID/`.
struct Shelf: Sendable {
  let site: SiteContext

  /// The newest books.
  func list(_ request: Request, _ context: WebContext) async throws -> Page {
    let count = try site.settings.values(of: .shelf).integer("BOOKS_PER_PAGE") ?? 25
    let books = try await Book.order { $0.id.descending }.limit(count).fetch(from: context.database)
    return Page("books/list.html", ["books": books])
  }

  /// One book with its cover.
  func detail(_ request: Request, _ context: WebContext) async throws -> Page {
    let book = try await Book.get(context.parameter("id"), from: context.database)
    let cover = book.cover.isEmpty ? nil : try site.storage.url(of: book.cover)
    return Page("books/detail.html", ["book": book, "cover": cover])
  }
}

extension Requirement {
  /// How the shelf is shown.
  static let shelf = Requirement(
    "shelf", title: "Bookshelf",
    keys: [
      EnvironmentKey(
        "BOOKS_PER_PAGE", development: .value("25"), product: .value("25"), .integer(1...500),
        for: "how many books the list shows", example: "25")
    ])
}
