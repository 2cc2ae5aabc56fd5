import Foundation
import HTTPTypes
import Hummingbird
import ManageTesting
import Testing

@testable import ManageKit

struct PageTests {
  @Model("page_test_book", name: ["en": "book"], plural: ["en": "books"])
  struct Book {
    @ID var id: Int
    var title: String
  }

  @Form
  struct BookForm {
    @Input(CharField()) let title: String
  }

  @Test("a page takes models, forms, strings, numbers, dates, and arrays and optionals of them as they are")
  func values() async throws {
    let template = """
      {% for book in books %}{{ book.pk }} {{ book.title }};{% endfor %}{{ first.title }}|{{ none }}|{{ query }}|\
      {{ count }}|{{ date|date:"Y" }}|{{ form.fields.0.name }}|{{ tags.0 }}|{{ flag }}
      """
    try await RoutedSite.with(
      templates: ["books.html": template],
      routes: { routing in
        routing.get("books/") { _, context in
          let books = [Book(id: 1, title: "<Kimchi>"), Book(id: 2, title: "Rice")]
          let none: Book? = nil
          return Page(
            "books.html",
            [
              "books": books, "first": books.first, "none": none, "query": "a&b", "count": books.count, "flag": true,
              "date": Date(timeIntervalSince1970: 0), "form": context.emptyForm(BookForm.self),
              "tags": ["x", "y"],
            ])
        }
      }
    ) { site in
      let page = try await site.send(.get, "/books/")
      #expect(page.text == "1 &lt;Kimchi&gt;;2 Rice;&lt;Kimchi&gt;|None|a&amp;b|2|1970|title|x|True")
    }
  }
}
