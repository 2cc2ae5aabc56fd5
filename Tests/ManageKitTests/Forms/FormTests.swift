import Foundation
import ManageTemplateEngine
import Testing

@testable import ManageKit

@Suite("A form of a struct")
struct FormTests {
  @Form
  struct BookForm {
    @Input(CharField(maximumLength: 5)) let title: String
    @Input(IntegerField(minimum: 1)) let pages: Int?
    @Input(BooleanField().optional, name: "is-new") let isNew: Bool

    static func check(_ values: inout CleanedFields<Fields>) {
      guard values[\.title] == "Untit" else { return }
      values.addError(InvalidValue(code: "untitled", message: "A book needs a title."), to: \.title)
    }
  }

  private typealias Fields = BookForm.Fields

  private func form(_ body: String?, language: String = "en") throws -> BoundForm<BookForm> {
    BoundForm(BookForm.self, input: try body.map { try Reader.input($0) }, try Reader.locale(language))
  }

  @Test("gives its values once all of them are right")
  func values() throws {
    var form = try form("title=+Emma+&pages=12&is-new=on&other=1")
    let valid = form.validate()
    let book = try #require(valid)
    #expect(book.title == "Emma" && book.pages == 12 && book.isNew)
  }

  @Test("leaves out what is optional")
  func optional() throws {
    var form = try form("title=Emma&pages=")
    let valid = form.validate()
    let book = try #require(valid)
    #expect(book.pages == nil && !book.isNew)
  }

  @Test("gives none before it was sent, and none where something is wrong")
  func wrong() throws {
    var unbound = try form(nil)
    #expect(unbound.validate() == nil && unbound.errors(of: \Fields.title).isEmpty)
    for (body, message) in [
      ("", "This field is required."), ("title=", "This field is required."), ("title=++", "This field is required."),
      ("title=Untit", "A book needs a title."), ("title=a%00b", "Null characters are not allowed."),
      ("title=abcdef", "Ensure this value has at most 5 characters (it has 6)."),
    ] {
      var form = try form(body)
      #expect(form.validate() == nil)
      #expect(form.errors(of: \Fields.title).map(\.message) == [message], "\(body)")
    }
  }

  @Test("refuses a number that Swift's type doesn't hold")
  func tooLarge() throws {
    var form = try form("title=Emma&pages=9223372036854775808")
    #expect(form.validate() == nil)
    #expect(
      form.errors(of: \Fields.pages).map(\.message)
        == ["Ensure this value is less than or equal to 9223372036854775807."])
  }

  @Test("says what is wrong in the reader's language")
  func language() throws {
    var form = try form("title=", language: "ko")
    _ = form.validate()
    let html = try #require(try form.untyped.templateMarkup())
    #expect(html.contains("필수 항목입니다."))
  }

  @Test("escapes what was typed, and ties errors and hints to their input")
  func markup() throws {
    var form = try form("title=%3Cb%3E&pages=x")
    _ = form.validate()
    let html = try #require(try form.untyped.templateMarkup())
    #expect(html.contains("value=\"&lt;b&gt;\"") && !html.contains("<b>"))
    #expect(html.contains("aria-describedby=\"id_pages_error\"") && html.contains("id=\"id_pages_error\""))
  }

  @Test("counts code points, as databases do")
  func codePoints() throws {
    var form = try form("title=" + "👨‍👩‍👧‍👦".utf8.map { "%" + String($0, radix: 16) }.joined())
    #expect(form.validate() == nil)
    #expect(
      form.errors(of: \Fields.title).map(\.message) == ["Ensure this value has at most 5 characters (it has 7)."])
  }
}
