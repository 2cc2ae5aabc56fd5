import SwiftSyntaxMacrosGenericTestSupport
import Testing

@Suite("The members that @Form writes")
struct FormExpansionTests {
  @Test("are the fields by their names, and the initializer that takes their values")
  func members() {
    let text = expansion(
      of: """
        @Form public struct BookForm {
          @Input(CharField(maximumLength: 200)) public let title: String
          @Input(IntegerField(minimum: 1)) public let pageCount: Int?
          @Input(CharField(), name: "tag_help") public let tags: String
        }
        """)
    #expect(text.contains("public struct Fields: ManageKit.FormFields { public static let standard = Self()"))
    #expect(text.contains("public var title = CharField(maximumLength: 200)"))
    #expect(text.contains("public var pageCount = IntegerField(minimum: 1).optional"))
    #expect(text.contains(#"[("title", self.title), ("page_count", self.pageCount), ("tag_help", self.tags)]"#))
    #expect(text.contains(#"if field == \Self.tags { return "tag_help" }"#))
    #expect(text.contains(#"self.title = try values.value(of: \.title)"#))
    #expect(text.contains(#"self.pageCount = try values.optionalValue(of: \.pageCount)"#))
    #expect(text.contains("extension BookForm: ManageKit.Form { }"))
  }

  @Test("a property without a field, which nothing could fill, is refused")
  func missingInput() {
    expectExpansion(
      of: "@Form\nstruct BookForm {\n  let title: String\n}", "struct BookForm {\n  let title: String\n}",
      diagnostics: [
        DiagnosticSpec(
          message: "nothing asks for 'title': give it a field by @Input, or make it computed", line: 3, column: 7)
      ])
  }

  @Test("a field outside a form is refused")
  func outside() {
    expectExpansion(
      of: "struct Book {\n  @Input(CharField()) let title: String\n}", "struct Book {\n  let title: String\n}",
      diagnostics: [DiagnosticSpec(message: "@Input belongs on a property of a struct with @Form", line: 2, column: 3)])
  }
}
