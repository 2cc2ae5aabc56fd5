import ManageKit
import Testing

/// An app as another package writes it: with `import ManageKit` alone.
@Suite("What an app needs is there after importing ManageKit alone")
struct PublicSurfaceTests {
  @Test("models, routes, forms, commands, uploads, checks and middleware")
  func app() {
    let site = Site([.accounts, .sample], languages: ["en", "ko"])
    #expect(site.apps.map(\.name) == ["sessions", "throttle", "mail", "accounts", "sample"])
  }
}

@Model("sample_book", name: ["en": "book"], plural: ["en": "books"])
private struct Book {
  @ID var id: Int
  @Field(max: 200, index: true) var title: String
  @References(User.self, onDelete: .cascade) var author: User.ID
  @Field(max: 100) var cover = ""
}

extension App {
  fileprivate static let sample = App(
    "sample", models: [Book.self], commands: [ImportBooks.self], dependencies: [.accounts]
  ) { routing, site in
    let pages = BookPages(site: site)
    routing.include("books/") { routing in
      routing.use(Timing())
      routing.get("", name: "books", pages.list)
      routing.get("<int:id>/", name: "book", pages.show)
      routing.get(
        "new/", name: "new-book", loginRequired { _, context, _ in pages.form(context.emptyForm(BookForm.self)) })
      routing.post("new/", uploads: UploadLimits(file: 10 << 20), loginRequired(pages.create))
      routing.delete("<int:id>/", pages.delete)
      routing.get("books.json") { _, _ in JSONReply(try await Book.all.fetch(from: site.database).map(\.title)) }
    }
    routing.addContextProcessor { context in ["visitor": context.user?.username] }
  }
}

@Form
struct BookForm {
  @Input(CharField(maximumLength: 200).label("Title").validated(by: .clear)) let title: String
  @Input(ImageField(formats: [.png]), name: "picture") let cover: FormImage?

  static func check(_ values: inout CleanedFields<Fields>) {
    if values[\.title] == "Untitled" {
      values.addError(InvalidValue(code: "untitled", message: "A book needs a title."), to: \.title)
    }
  }
}

extension FormValidator {
  fileprivate static let clear = FormValidator.text { title throws(InvalidValue) in
    if title == "?" { throw InvalidValue(code: "vague", message: "Say more.") }
  }
}

private struct BookPages: Sendable {
  let site: SiteContext

  func list(_ request: Request, _ context: WebContext) async throws -> Page {
    let books = try await Book.order { $0.title.ascending }.limit(50).fetch(from: context.database)
    return Page("books/list.html", ["books": books, "query": context.origin.query], headers: .neverCached)
  }

  func show(_ request: Request, _ context: WebContext) async throws -> Page {
    let book = try await Book.get(context.parameter("id"), from: context.database)
    return Page("books/show.html", ["book": book, "home": try context.url("books")])
  }

  func form(_ form: BoundForm<BookForm>) -> Page {
    Page("books/form.html", ["form": form], status: form.errors(of: \.title).isEmpty ? .ok : .unprocessableContent)
  }

  func create(_ request: Request, _ context: WebContext, _ user: User) async throws -> any Reply {
    guard request.headers[.contentType] != nil else { throw HTTPError(.badRequest, message: "no form") }
    var form = try await context.receivedForm(BookForm.self)
    guard let book = form.validate() else { return self.form(form) }
    var cover = ""
    if let file = book.cover { cover = try await site.storage.save(file, in: "covers") }
    let draft = Book.Draft(title: book.title, author: user.id, cover: cover)
    try await Book.insert(draft).execute(in: site.database)
    context.session.addMessage(.success, context.translate("The book is in."))
    return Redirect(toRoute: "books")
  }

  func delete(_ request: Request, _ context: WebContext) async throws -> any Reply {
    let book = try await Book.get(context.parameter("id"), from: context.database)
    try await Book.filter { $0.id == book.id }.deletion().execute(in: context.database)
    site.logger.info("deleted \(book.id)")
    return JSONReply(.object(["deleted": .int(book.id)]))
  }
}

private struct Timing: MiddlewareProtocol {
  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    response.headers[.cacheControl] = "no-store"
    return response
  }
}

private struct ImportBooks: Command {
  static let name = "importbooks"
  static let summary = "Read books from a file."
  static let requirements: [Requirement] = [.database]

  @Argument(help: "The titles.") var titles: [String]
  @Option(help: "The author's username.") var author = "admin"
  @Flag(help: "Change nothing.") var dryRun = false

  func validate() throws {
    if titles.isEmpty { throw ValidationError("name at least one title") }
  }

  func run(in context: CommandContext) async throws {
    try await context.withDatabase { database in
      guard let user = try await User.find(username: author, in: database) else {
        throw CommandError("the user '\(author)' does not exist")
      }
      let drafts = titles.map { Book.Draft(title: $0, author: user.id) }
      if dryRun { return context.console.warn("nothing was written") }
      for draft in drafts { try await Book.insert(draft).execute(in: database) }
    }
  }
}
