import ManageKit

/// `/books/new/`: the form that puts a book on the shelf, with a picture of its cover.
struct BookPage: Sendable {
  let site: SiteContext

  /// Shows the form.
  func show(_ request: Request, _ context: WebContext, _ user: User) async throws -> Page {
    page(context.emptyForm(BookForm.self))
  }

  /// Adds the book, or says what is wrong.
  func submit(_ request: Request, _ context: WebContext, _ user: User) async throws -> any Reply {
    var form = try await context.receivedForm(BookForm.self)
    guard let entry = form.validate() else { return page(form) }
    var cover = ""
    if let image = entry.cover { cover = try await site.storage.save(image, in: "covers") }
    let book = try await Book.insert(
      .init(title: entry.title, author: entry.author, cover: cover), into: site.database)
    context.session.addMessage(.success, "The book is on the shelf.")
    return Redirect(toRoute: "book", ["id": book.id])
  }

  private func page(_ form: BoundForm<BookForm>) -> Page {
    Page("books/new.html", ["form": form])
  }
}

/// A new book.
@Form
struct BookForm {
  @Input(CharField(maximumLength: 200).attributes(["autofocus": true])) let title: String
  @Input(CharField(maximumLength: 120)) let author: String
  @Input(ImageField(formats: [.png, .jpeg])) let cover: FormImage?
}
