import ManageKit

/// `/books/new/`: the form that puts a book on the shelf, with a picture of its cover.
struct BookPage: Sendable {
  let site: SiteContext

  /// Shows the form.
  func show(_ request: Request, _ context: WebContext, _ user: User) async throws -> Page {
    page(.book)
  }

  /// Adds the book, or says what is wrong.
  func submit(_ request: Request, _ context: WebContext, _ user: User) async throws -> any Reply {
    var form = Form.book
    form.bind(context.form)
    guard form.isValid else { return page(form) }
    var cover = ""
    do {
      for try await file in context.files where file.field.equals("cover") {
        cover = try await site.storage.save(try await file.image(formats: [.png, .jpeg]), as: file.name, in: "covers")
      }
    } catch let error as ImageError {
      form.nonFieldErrors.append("\(error)")
      return page(form)
    }
    let book = try await Book.insert(
      .init(title: form["title"], author: form["author"], cover: cover), into: site.database)
    context.session.addMessage(.success, "The book is on the shelf.")
    return Redirect(toRoute: "book", ["id": book.id])
  }

  private func page(_ form: Form) -> Page {
    Page("books/new.html", ["form": form])
  }
}

extension Form {
  /// The fields of a new book.
  static let book = Form([
    FormField("title", label: "Title", maximumLength: 200, hasFocus: true),
    FormField("author", label: "Author", maximumLength: 120),
  ])
}
