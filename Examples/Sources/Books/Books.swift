public import ManageKit

extension App {
  /// A shelf of books: a list and a page for everybody, a form for who is logged in.
  public static let books = App(
    "books", models: [Book.self], commands: [ImportBooks.self], resources: .embedded(), dependencies: [.accounts],
    settings: [.shelf]
  ) { routing, site in
    let shelf = Shelf(site: site)
    routing.get("", name: "home") { _, _ in Redirect(toRoute: "books") }

    let form = BookPage(site: site)
    routing.include("books/") { routing in
      routing.get("", name: "books", shelf.list)
      routing.get("<int:id>/", name: "book", shelf.detail)
      routing.get("new/", name: "new-book", loginRequired(form.show))
      routing.post("new/", uploads: UploadLimits(file: 10 << 20), loginRequired(form.submit))
    }
  }
}
